import { toast } from "../../../../frontend/lib/manners";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = { things: string; values: [string, string | boolean][] };

/** The checkout: what was typed outlives a lost network, in this tab and for the same bag; offline nothing is sent. */
export default function steady(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const name = `checkout:${form.dataset.owner}`;
  const things = form.querySelector<HTMLInputElement>("[name=things]")!.value;

  const hold = () => {
    const kept: Kept = { things, values: controls(form).map((one) => [place(one), isTick(one) ? one.checked : one.value]) };
    sessionStorage.setItem(name, JSON.stringify(kept));
  };
  form.addEventListener("input", hold);
  form.addEventListener("change", hold);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    toast(form.dataset.sayOffline!);
  });

  const kept = JSON.parse(sessionStorage.getItem(name) ?? "null") as Kept | null;
  if (kept?.things === things) fill(form, new Map(kept.values));
  else sessionStorage.removeItem(name);
}

const isTick = (one: Control): one is HTMLInputElement => one.type === "radio" || one.type === "checkbox";
const place = (one: Control) => (isTick(one) ? `${one.name}=${one.value}` : one.name);
const controls = (form: HTMLFormElement) =>
  ([...form.elements] as Control[]).filter((one) => one.name && one.type !== "hidden" && one.type !== "submit");

function fill(form: HTMLFormElement, values: Map<string, string | boolean>): void {
  for (const one of controls(form)) {
    const value = values.get(place(one));
    if (value === undefined) continue;
    const was = isTick(one) ? one.checked : one.value;
    if (was === value) continue;
    if (isTick(one)) one.checked = value as boolean;
    else one.value = value as string;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
