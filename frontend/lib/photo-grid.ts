import htmx from "./htmx";

/** The photos of the sell form: dragged into order with finger or mouse, cut in a sheet. Buttons do the same. */
export default function photoGrid(grid: HTMLElement, form: HTMLFormElement): void {
  if (grid.dataset.grid) return;
  grid.dataset.grid = "bound";
  for (const grip of grid.querySelectorAll<HTMLElement>("[data-grip]")) bindDrag(grip, grid);
  for (const button of grid.querySelectorAll<HTMLButtonElement>("[data-cut]")) {
    button.hidden = false;
    button.addEventListener("click", () => openCut(button, form));
  }
  const menus = grid.querySelectorAll<HTMLDetailsElement>(".slot-menu");
  for (const menu of menus)
    menu.addEventListener("toggle", () => {
      if (menu.open) for (const other of menus) if (other !== menu) other.open = false;
    });
}

function bindDrag(grip: HTMLElement, grid: HTMLElement): void {
  const slot = grip.closest<HTMLElement>(".slot")!;
  const picture = slot.querySelector<HTMLElement>("picture")!;
  let target: HTMLElement | null = null;
  grip.addEventListener("pointerdown", (down) => {
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    slot.classList.add("lift");
    const move = (event: PointerEvent) => {
      picture.style.translate = `${event.clientX - down.clientX}px ${event.clientY - down.clientY}px`;
      const below = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-photo]");
      target?.classList.remove("target");
      target = below && below !== slot && grid.contains(below) ? below : null;
      target?.classList.add("target");
    };
    const drop = () => {
      grip.removeEventListener("pointermove", move);
      slot.classList.remove("lift");
      picture.style.translate = "";
      if (!target) return;
      target.classList.remove("target");
      const slots = [...grid.querySelectorAll<HTMLElement>("[data-photo]")];
      if (slots.indexOf(slot) < slots.indexOf(target)) target.after(slot);
      else target.before(slot);
      void sendOrder(grid);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop, { once: true });
    grip.addEventListener("pointercancel", drop, { once: true });
  });
}

function sendOrder(grid: HTMLElement): Promise<void> {
  const ids = [...grid.querySelectorAll<HTMLElement>("[data-photo]")].map((slot) => slot.dataset.photo!);
  return htmx.ajax("post", grid.dataset.order!, { target: "#photos", swap: "outerHTML", values: { ids } });
}

const SIDES = ["left", "top", "right", "bottom"] as const;

function openCut(button: HTMLButtonElement, form: HTMLFormElement): void {
  const slot = button.closest<HTMLElement>(".slot")!;
  const shown = slot.querySelector<HTMLImageElement>("img")!;
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  const words = (name: string) => form.dataset[name] ?? "";
  const title = Object.assign(document.createElement("h2"), { textContent: words("sayCut") });
  const hint = Object.assign(document.createElement("p"), { textContent: words("sayHint"), className: "small muted" });
  const box = Object.assign(document.createElement("div"), { className: "cut-box cut-clip" });
  const picture = Object.assign(document.createElement("img"), { src: shown.currentSrc, alt: shown.alt });
  const frame = document.createElement("i");
  box.append(picture, frame);
  const edges = Object.assign(document.createElement("div"), { className: "edges" });
  const names = words("sayEdges").split(/[,،]\s*/);
  const inputs = SIDES.map((side, place) => {
    const label = Object.assign(document.createElement("label"), { textContent: names[place] ?? side });
    const input = Object.assign(document.createElement("input"), { type: "range", min: "0", max: "100" });
    input.value = place < 2 ? "0" : "100";
    input.addEventListener("input", draw);
    label.append(input);
    edges.append(label);
    return input;
  });
  const acts = Object.assign(document.createElement("div"), { className: "row acts" });
  const cancel = Object.assign(document.createElement("button"), { type: "button", className: "btn line", textContent: words("sayCancel") });
  const done = Object.assign(document.createElement("button"), { type: "button", className: "btn grow", textContent: words("sayKeep") });
  acts.append(cancel, done);
  dialog.append(title, hint, box, edges, acts);

  function draw(): void {
    const [left, top, right, bottom] = inputs.map((input) => Number(input.value)) as [number, number, number, number];
    frame.style.cssText = `inset:${top}% ${100 - right}% ${100 - bottom}% ${left}%`;
  }
  box.addEventListener("pointerdown", (down) => {
    down.preventDefault();
    box.setPointerCapture(down.pointerId);
    const from = at(box, down);
    const move = (event: PointerEvent) => {
      const to = at(box, event);
      const sides = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y)];
      inputs.forEach((input, place) => (input.value = String(sides[place])));
      draw();
    };
    box.addEventListener("pointermove", move);
    box.addEventListener("pointerup", () => box.removeEventListener("pointermove", move), { once: true });
  });
  cancel.addEventListener("click", () => dialog.close());
  done.addEventListener("click", () => {
    const values: Record<string, string> = { action: "cut" };
    SIDES.forEach((side, place) => (values[side] = String(Number(inputs[place]!.value) / 100)));
    dialog.close();
    const url = `${form.dataset.cutUrl}${button.dataset.cut}/`;
    void htmx.ajax("post", url, { target: "#photos", swap: "outerHTML", values });
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  draw();
  dialog.showModal();
}

function at(box: HTMLElement, event: PointerEvent): { x: number; y: number } {
  const edge = box.getBoundingClientRect();
  const share = (value: number, size: number) => Math.round(Math.min(1, Math.max(0, value / size)) * 100);
  return { x: share(event.clientX - edge.left, edge.width), y: share(event.clientY - edge.top, edge.height) };
}
