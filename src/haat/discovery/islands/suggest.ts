/** Suggestions under a search field: arrows walk, Enter takes, Escape closes; the field itself works without. */
export default function suggest(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const address = form.dataset.suggest;
  if (!input || !address) return;
  let list: HTMLElement | null = null;
  let at = -1;
  let asked = 0;
  let timer = 0;
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });

  const close = (): void => {
    list?.remove();
    list = null;
    at = -1;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
    input.removeAttribute("aria-controls");
  };
  const ask = async (): Promise<void> => {
    const typed = input.value.trim();
    const mine = ++asked;
    if (typed.length < 2) return close();
    const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    close();
    list = page.querySelector<HTMLElement>("[role=listbox]");
    if (!list?.children.length || document.activeElement !== input) return void (list = null);
    form.append(list);
    input.ariaExpanded = "true";
    input.setAttribute("aria-controls", list.id);
  };
  const mark = (to: number): void => {
    const options = [...(list?.children ?? [])];
    if (!options.length) return;
    at = (to + options.length + 1) % (options.length + 1);
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const chosen = options[at];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), 90);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && list) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list) {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? at + 1 : at < 0 ? list.children.length - 1 : at - 1);
    } else if (event.key === "Enter" && list?.children[at]) {
      event.preventDefault();
      list.children[at]?.querySelector("a")?.click();
    }
  });
  input.addEventListener("blur", () => window.setTimeout(close, 200));
}
