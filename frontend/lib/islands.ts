type Island = (element: HTMLElement) => void;

const islands = import.meta.glob<{ default: Island }>("../../src/haat/*/islands/*.ts");

/** Loads `src/haat/<ctx>/islands/<name>.ts` for every `data-island="<ctx>/<name>"` in `root`, once an element. */
export function bindIslands(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-island]:not([data-bound])")) {
    const [context, name] = element.dataset.island!.split("/");
    const load = islands[`../../src/haat/${context}/islands/${name}.ts`];
    if (!load) continue;
    element.dataset.bound = "";
    void load().then((module) => module.default(element));
  }
}
