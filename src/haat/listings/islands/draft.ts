import { send, smaller } from "../../../../frontend/lib/photos";
import { forget, keep, recall, recallAll } from "../../../../frontend/lib/store";
import { toast } from "../../../../frontend/lib/manners";
import htmx from "../../../../frontend/lib/htmx";

type Fields = [string, string][];
type Waiting = { blob: Blob; name: string };

/** The sell form: photos go up one by one, fields and photos survive a lost network and a closed tab. */
export default function draft(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const key = `draft:${form.dataset.owner}:${form.dataset.draft}`;
  keepFields(form, key);
  sendPhotos(form, `${key}:photo:`);
  bindPicker(form);
}

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string" && pair[0] !== "csrfmiddlewaretoken",
  );

function keepFields(form: HTMLFormElement, key: string): void {
  let typedAt = 0;
  const hold = () => ((typedAt = Date.now()), void keep(key, fieldsOf(form)));
  form.addEventListener("input", hold);
  form.addEventListener("change", hold);
  form.addEventListener("submit", () => void forget(key));
  const offline = () => say(form.dataset.sayOffline!);
  form.addEventListener("htmx:sendError", offline);
  form.addEventListener("htmx:timeout", offline);
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === form) form.dataset.sentAt = String(Date.now());
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const detail = (event as CustomEvent<{ successful: boolean; elt: Element }>).detail;
    if (detail.elt === form && detail.successful && Number(form.dataset.sentAt) >= typedAt) void forget(key);
  });
  window.addEventListener("offline", offline);
  window.addEventListener("online", () => {
    say(form.dataset.sayBack!);
    htmx.trigger(form, "save-now");
  });
  void recall<Fields>(key).then((fields) => {
    if (!fields) return;
    fill(form, fields);
    htmx.trigger(form, "save-now");
  });
}

function fill(form: HTMLFormElement, fields: Fields): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("[name]")) {
    if (control.type === "file" || control.name === "csrfmiddlewaretoken" || control instanceof HTMLButtonElement) continue;
    const kept = values.get(control.name) ?? [];
    if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type))
      control.checked = kept.includes(control.value);
    else if (kept.length) control.value = kept[0]!;
  }
}

function say(words: string): void {
  const saved = document.getElementById("saved");
  if (saved) saved.textContent = words;
  else toast(words);
}

function sendPhotos(form: HTMLFormElement, prefix: string): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const grid = () => form.querySelector<HTMLElement>("#photos")!;
  let running = false;

  async function drain(): Promise<void> {
    if (running) return;
    running = true;
    const said: Element[] = [];
    try {
      for (let waiting = await recallAll<Waiting>(prefix); waiting.length; waiting = await recallAll<Waiting>(prefix)) {
        const [key, photo] = waiting[0]!;
        const slot = sendingSlot(grid(), photo.blob);
        const words = (form.dataset.saySending ?? "").replace("%n%", "1").replace("%m%", String(waiting.length));
        slot.words.textContent = words;
        const answer = await send(grid().dataset.upload!, photo.blob, photo.name, (share) => (slot.bar.value = share));
        await forget(key);
        URL.revokeObjectURL(slot.picture.src);
        show(answer.responseText);
        keepSaid(said);
      }
    } catch {
      say(form.dataset.sayOffline!);
      for (const words of grid().querySelectorAll(".sending p")) words.textContent = form.dataset.sayWaiting!;
    } finally {
      running = false;
    }
  }

  /** What could not be taken stays told while the next ones go up, each word once. */
  function keepSaid(said: Element[]): void {
    const told = [...grid().querySelectorAll(".msg")];
    const words = told.map((one) => one.textContent);
    const before = said.filter((one) => !words.includes(one.textContent));
    grid().prepend(...before);
    said.splice(0, said.length, ...before, ...told);
  }

  function show(html: string): void {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("photos");
    if (!fresh) return;
    grid().replaceWith(document.importNode(fresh, true));
    htmx.process(grid());
    htmx.trigger(form, "save-now");
    bindGrid();
  }

  async function add(files: File[]): Promise<void> {
    for (const [place, file] of files.entries()) {
      const photo: Waiting = { blob: await smaller(file), name: file.name };
      if (!(await keep(`${prefix}${Date.now()}-${String(place).padStart(2, "0")}`, photo)))
        show((await send(grid().dataset.upload!, photo.blob, photo.name, () => {})).responseText);
    }
    input.value = "";
    await drain();
  }

  const takeChosen = () => void add([...(input.files ?? [])]);
  input.addEventListener("change", takeChosen);
  window.addEventListener("online", () => void drain());
  const bindGrid = () => import("../../../../frontend/lib/photo-grid").then((module) => module.default(grid(), form));
  document.addEventListener("htmx:afterSwap", (event) => {
    if ((event as CustomEvent<{ target: Element }>).detail.target.id === "photos") void bindGrid();
  });
  void bindGrid();
  // Somebody may have been faster than this script.
  if (input.files?.length) takeChosen();
  else void drain();
}

function sendingSlot(grid: HTMLElement, photo: Blob) {
  grid.querySelector(".sending")?.remove();
  const slot = document.createElement("figure");
  const picture = document.createElement("img");
  const words = document.createElement("p");
  const bar = document.createElement("progress");
  slot.className = "slot sending";
  picture.alt = "";
  picture.src = URL.createObjectURL(photo);
  bar.max = 1;
  words.setAttribute("role", "status");
  const below = document.createElement("div");
  below.append(words, bar);
  slot.append(picture, below);
  grid.insertBefore(slot, grid.querySelector(".add-slot"));
  return { picture, words, bar };
}

/** The category list narrows as one types, in any script, and closes when one is chosen. */
function bindPicker(form: HTMLFormElement): void {
  const picker = form.querySelector<HTMLDetailsElement>("[data-picker]");
  const find = picker?.querySelector<HTMLInputElement>("[data-find]");
  if (!picker || !find) return;
  find.parentElement!.hidden = false;
  const rows = [...picker.querySelectorAll<HTMLElement>("[data-words]")];
  const words = rows.map((row) => row.dataset.words!.toLocaleLowerCase());
  find.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = find.value.trim().toLocaleLowerCase().split(/\s+/);
    rows.forEach((row, place) => (row.hidden = !wanted.every((part) => words[place]!.includes(part))));
    for (const group of picker.querySelectorAll("fieldset")) group.hidden = !group.querySelector(".choice:not([hidden])");
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    rows.find((row) => !row.hidden)?.click();
  });
  picker.addEventListener("change", (event) => {
    const chosen = (event.target as HTMLElement).closest<HTMLElement>("[data-trail]");
    if (!chosen) return;
    picker.querySelector("[data-picked]")!.textContent = chosen.dataset.trail!;
    picker.open = false;
    picker.querySelector("summary")!.focus();
  });
  picker.addEventListener("toggle", () => picker.open && find.focus({ preventScroll: true }));
}
