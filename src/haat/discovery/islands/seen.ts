/** Tells which things were really on the screen (half of them, for a second) and which were opened, in batches. */
export default function seen(element: HTMLElement): void {
  const shown = new Set<number>();
  const opened = new Set<number>();
  const told = new Set<number>();
  const timers = new Map<Element, number>();
  const idOf = (target: Element): number => Number((target as HTMLElement).dataset.id);

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        window.clearTimeout(timers.get(target));
        if (!isIntersecting || told.has(idOf(target))) continue;
        timers.set(
          target,
          window.setTimeout(() => {
            shown.add(idOf(target));
            told.add(idOf(target));
          }, 1000),
        );
      }
    },
    { threshold: 0.5 },
  );
  const watch = (root: ParentNode): void =>
    root.querySelectorAll(".place-in[data-id]").forEach((place) => watcher.observe(place));

  const tell = (): void => {
    if (!shown.size && !opened.size) return;
    const token = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = JSON.stringify({ shown: [...shown].slice(0, 100), opened: [...opened].slice(0, 100) });
    shown.clear();
    opened.clear();
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    void fetch("/seen/", { method: "POST", body, headers, keepalive: true }).catch(() => undefined);
  };

  element.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a:not(.why)");
    const place = link?.closest<HTMLElement>("[data-id]");
    if (place) opened.add(idOf(place));
  });
  new MutationObserver(() => watch(element)).observe(element, { childList: true, subtree: true });
  watch(element);
  window.setInterval(tell, 10_000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
  window.addEventListener("pagehide", tell);
}
