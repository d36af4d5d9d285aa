/** The address of a page: selected at a touch, and offered to the phone's own share sheet beside it. */
export default function share(field: HTMLElement): void {
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("focus", () => field.select());
  if (!navigator.share) return;
  field.addEventListener("click", () => {
    void navigator.share({ title: document.title, url: field.value }).catch(() => undefined);
  });
}
