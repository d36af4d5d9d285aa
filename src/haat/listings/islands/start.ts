import { smaller } from "../../../../frontend/lib/photos";
import { forget, keep, recall } from "../../../../frontend/lib/store";

const KEY = "start:photos";
type Waiting = { blob: Blob; name: string }[];

/** The first step: choosing photos begins the draft at once; without a network they wait on the phone. */
export default function start(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const said = form.querySelector<HTMLElement>("[data-said]")!;
  const drop = form.querySelector<HTMLElement>(".drop")!;
  let busy = false;

  async function begin(photos: Waiting): Promise<void> {
    if (busy || !photos.length) return;
    busy = true;
    await keep(KEY, photos);
    said.textContent = form.dataset.saySending!;
    const body = new FormData(form as HTMLFormElement);
    body.delete("photos");
    for (const photo of photos) body.append("photos", photo.blob, photo.name);
    try {
      const answer = await fetch(location.href, { method: "POST", body });
      if (!answer.ok) throw new Error("refused");
      await forget(KEY);
      location.href = answer.url;
    } catch {
      busy = false;
      said.textContent = form.dataset.sayOffline!;
    }
  }

  async function chosen(files: Iterable<File>): Promise<void> {
    const photos: Waiting = [];
    for (const file of files) photos.push({ blob: await smaller(file), name: file.name });
    input.value = "";
    await begin(photos);
  }

  const takeChosen = () => void chosen([...(input.files ?? [])]);
  input.addEventListener("change", takeChosen);
  drop.addEventListener("dragover", (event) => (event.preventDefault(), drop.classList.add("over")));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    void chosen([...(event.dataTransfer?.files ?? [])]);
  });
  const again = async () => begin((await recall<Waiting>(KEY)) ?? []);
  window.addEventListener("online", () => void again());
  // Somebody may have been faster than this script.
  if (input.files?.length) takeChosen();
  else void again();
}
