const KNOWN = "haat-faces";

/**
 * Faces of other scripts than the page's own, when the page has settled: on a slow line they would keep its first photo
 * waiting. Who was here before has them on the device, and gets them at once.
 */
export function bindFaces(): void {
  if (document.readyState === "complete" || areKnown()) settle();
  else window.addEventListener("load", settle, { once: true });
}

function settle(): void {
  document.documentElement.dataset.settled = "";
  try {
    localStorage.setItem(KNOWN, "1");
  } catch {
    // A browser that keeps nothing waits for the load of every page.
  }
}

function areKnown(): boolean {
  try {
    return localStorage.getItem(KNOWN) === "1";
  } catch {
    return false;
  }
}
