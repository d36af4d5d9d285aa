import "./css/fonts.css";
import "./css/reset.css";
import "./css/tokens.css";
import "./css/base.css";
import.meta.glob("./css/parts/*.css", { eager: true });
import.meta.glob("../src/haat/*/styles/*.css", { eager: true });
import { bindFaces } from "./lib/faces";
import "./lib/htmx";
import { bindIslands } from "./lib/islands";
import { bindManners } from "./lib/manners";

bindFaces();
bindManners();
// After the first picture: what islands fetch would stand before it.
requestAnimationFrame(() => setTimeout(() => bindIslands(document)));

if ("serviceWorker" in navigator) {
  window.addEventListener("load", () => void navigator.serviceWorker.register("/sw.js").catch(() => undefined));
}
