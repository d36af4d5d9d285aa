import htmx from "./htmx";
import { bindIslands } from "./islands";

/** What every page does after htmx changed it: islands, focus, toasts that leave, sheets that open. */
export function bindManners(): void {
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element) bindIslands(event.target.parentElement ?? document);
  });
  document.addEventListener("htmx:configRequest", addToken);
  document.addEventListener("htmx:afterSettle", focusWhatMatters);
  document.addEventListener("htmx:responseError", () => toast(words("refused")));
  document.addEventListener("htmx:sendError", () => toast(words("offline")));
  document.addEventListener("htmx:timeout", () => toast(words("offline")));
  document.addEventListener("click", openSheet);
  for (const shown of document.querySelectorAll<HTMLElement>("#toasts > .toast")) leaveLater(shown);
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const added of change.addedNodes) if (added instanceof HTMLElement) leaveLater(added);
  }).observe(document.getElementById("toasts") ?? document.createElement("div"), { childList: true });
}

function words(name: "refused" | "offline"): string {
  return document.getElementById("toasts")?.dataset[name] ?? "";
}

/** Shows a short message that screen readers announce. */
export function toast(text: string): void {
  const box = document.getElementById("toasts");
  if (!box || !text) return;
  const element = document.createElement("div");
  element.className = "toast";
  element.textContent = text;
  box.append(element);
}

function leaveLater(element: HTMLElement): void {
  const leave = () => element.remove();
  let timer = window.setTimeout(leave, 7000);
  element.addEventListener("pointerenter", () => window.clearTimeout(timer));
  element.addEventListener("pointerleave", () => (timer = window.setTimeout(leave, 2500)));
}

/** The token that proves that a request comes from our own page. */
function addToken(event: Event): void {
  const detail = (event as CustomEvent<{ headers: Record<string, string>; verb: string }>).detail;
  if (detail.verb === "get") return;
  const token = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value;
  if (token) detail.headers["X-CSRFToken"] = token;
}

/** After a refused form the summary is read out; otherwise focus goes where the fragment asks. */
function focusWhatMatters(event: Event): void {
  const swapped = event.target;
  if (!(swapped instanceof HTMLElement)) return;
  const target =
    swapped.querySelector<HTMLElement>("[data-focus], .form-errors") ??
    (swapped.matches("[data-focus], .form-errors") ? swapped : null);
  target?.focus();
}

/** A link with data-sheet shows its page's <main data-sheet-part> in a dialog; without JavaScript it is a page. */
async function openSheet(event: MouseEvent): Promise<void> {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const closer = event.target.closest("[data-close]");
  if (closer) {
    const dialog = closer.closest("dialog");
    if (dialog) {
      event.preventDefault();
      dialog.close();
    }
    return;
  }
  const link = event.target.closest<HTMLAnchorElement>("a[data-sheet]");
  if (!link) return;
  event.preventDefault();
  const response = await fetch(link.href, { headers: { "HX-Request": "true", "X-Sheet": "1" } }).catch(() => null);
  if (!response?.ok) return void (location.href = link.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const part = page.querySelector("[data-sheet-part]");
  if (!part) return void (location.href = link.href);
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.append(document.importNode(part, true));
  dialog.addEventListener("click", (press) => press.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  htmx.process(dialog);
  bindIslands(dialog);
  dialog.showModal();
}
