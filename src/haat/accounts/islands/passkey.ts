// A passkey dialog that was closed or failed gets a word instead of silence.
export default function (element: HTMLElement) {
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    element.hidden = false;
    element.scrollIntoView({ block: "nearest" });
  });
}
