/** Beside wide pages a choice is applied at once; on a phone the button at the end applies them together. */
export default function facets(form: HTMLElement): void {
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    if (window.matchMedia("(min-width: 900px)").matches) (form as HTMLFormElement).requestSubmit();
  });
}
