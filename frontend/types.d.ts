/// <reference types="vite/client" />
declare module "htmx.org/dist/htmx.esm.js" {
  export { default } from "htmx.org";
}
