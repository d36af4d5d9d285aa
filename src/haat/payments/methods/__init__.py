"""Providers that take and give back money over the net: one small interface, whoever stands behind it.

Nothing here touches the database, and nothing of it is called inside a transaction: an answer may take seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.payments.types import STRIPE, Intent, Settled


class ProviderDown(Refusal):
    """The provider does not answer, or answers that it cannot just now; nothing was lost by asking."""

    status = 503
    message = _(
        "The card service does not answer just now. Nothing was charged and your bag is as it was. Please try again in"
        " a few minutes, or choose another way to pay."
    )


class ProviderRefused(Refusal):
    """The provider understood and said no; asking again in the same words changes nothing. `said` is its reason."""

    message = _("The card service refused this. Please choose another way to pay.")

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said[:200]


class BadSignature(Refusal):
    """A message that the provider did not sign, or not lately."""

    status = 400
    message = _("This message is not signed as it should be.")


@dataclass(frozen=True, slots=True)
class Message:
    """What a provider told us by itself; `fields` holds only what is reacted to, nothing of a card or a person."""

    id: str
    kind: str
    at: datetime
    fields: Mapping[str, Any]


class Provider(Protocol):
    """The small interface of every provider. All may raise ProviderDown and ProviderRefused."""

    def open_intent(self, *, amount_minor: int, currency: str, key: str, payer_id: int) -> Intent:
        """Ask to take this much from somebody who will be asked for their card by the provider itself."""
        ...

    def look(self, number: str) -> Intent:
        """What became of it."""
        ...

    def call_off(self, number: str) -> None:
        """Nobody shall pay it any more; one that is paid or called off is left as it is."""
        ...

    def refund(self, *, number: str, amount_minor: int, currency: str, key: str, again: bool) -> str:
        """Give back a part; its number there. `again` looks first whether an earlier try went through."""
        ...

    def read_message(self, *, body: bytes, signature: str) -> Message:
        """What the provider signed. Raises BadSignature."""
        ...

    def open_account(self, *, account_id: int, country: str, key: str) -> str:
        """An account there for a seller; its number."""
        ...

    def onboarding_link(self, *, number: str, back_url: str) -> str:
        """Where the seller proves to the provider who they are."""
        ...

    def pay_out(self, *, number: str, amount_minor: int, currency: str, key: str, again: bool) -> str:
        """Send a seller's money to their account there; the transfer's number."""
        ...

    def settled(self, *, since: datetime) -> list[Settled]:
        """Everything that moved on our balance there since then."""
        ...


def provider(method: str) -> Provider:
    """Who stands behind a method. Raises KeyError for one without provider."""
    if method != STRIPE:
        raise KeyError(method)
    from haat.payments.methods.stripe import Stripe

    return Stripe()
