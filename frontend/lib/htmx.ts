import htmx from "htmx.org/dist/htmx.esm.js";

// The content security policy allows neither eval nor a style element of htmx's own; history is the browser's.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
  scrollBehavior: "auto",
  timeout: 20_000,
  // A refused form comes back as 422 with its messages at the fields: show it. Other refusals become a toast.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "...", swap: false, error: true },
  ],
});

export default htmx;
