// The card's number is typed into the provider's own frame; what leaves this page is only its word that it was paid.

interface CardElement {
  mount(place: HTMLElement): void;
  on(event: "change", heard: (change?: { error?: { message: string }; complete?: boolean }) => void): void;
}

interface Provider {
  elements(options?: object): { create(kind: "card", options?: object): CardElement };
  confirmCardPayment(
    secret: string,
    given: { payment_method: { card: CardElement } },
  ): Promise<{ error?: { message?: string } | null; paymentIntent?: { status: string } }>;
}

declare global {
  // eslint-disable-next-line no-var
  var Stripe: ((key: string) => Provider) | undefined;
}

export default function (form: HTMLElement) {
  const press = form.querySelector<HTMLButtonElement>("[data-press]")!;
  const trouble = form.querySelector<HTMLElement>("[data-trouble]")!;
  const tell = (words: string | undefined) => {
    trouble.hidden = !words;
    trouble.querySelector("span")!.textContent = words ?? "";
  };
  const begin = () => {
    const provider = globalThis.Stripe!(form.dataset.key!);
    const look = getComputedStyle(form);
    const card = provider.elements().create("card", {
      style: { base: { color: look.color, fontFamily: look.fontFamily, fontSize: "16px" } },
    });
    card.mount(form.querySelector<HTMLElement>("[data-field]")!);
    card.on("change", (change) => tell(change?.error?.message));
    press.disabled = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      press.disabled = true;
      tell(undefined);
      void provider.confirmCardPayment(form.dataset.secret!, { payment_method: { card } }).then((answer) => {
        if (answer.error) {
          tell(answer.error.message);
          press.disabled = false;
        } else location.assign(form.dataset.done!);
      });
    });
  };
  if (globalThis.Stripe) begin();
  else addEventListener("load", () => globalThis.Stripe && begin(), { once: true });
}
