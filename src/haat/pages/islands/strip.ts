import { toast } from "../../../../frontend/lib/manners";

/** The photo strip of a listing: ticks follow the scroll, arrow keys turn the page, back and share work as in an app. */
export default function strip(element: HTMLElement): void {
  const hero = element.parentElement!;
  const ticks = [...hero.querySelectorAll(".ticks i")];
  const width = () => element.clientWidth || 1;
  element.addEventListener(
    "scroll",
    () => {
      const at = Math.round(Math.abs(element.scrollLeft) / width());
      ticks.forEach((tick, place) => tick.classList.toggle("on", place === at));
    },
    { passive: true },
  );
  hero.querySelector("[data-back]")?.addEventListener("click", (event) => {
    if (!document.referrer.startsWith(location.origin) || history.length < 2) return;
    event.preventDefault();
    history.back();
  });
  const share = hero.querySelector<HTMLButtonElement>("[data-share]");
  if (!share) return;
  share.hidden = false;
  share.addEventListener("click", () => void shareIt(share.dataset.url!, share.dataset.copied!));
}

async function shareIt(url: string, copied: string): Promise<void> {
  try {
    if (navigator.share) await navigator.share({ url, title: document.title });
    else {
      await navigator.clipboard.writeText(url);
      toast(copied);
    }
  } catch {
    // The person closed the sheet of the system.
  }
}
