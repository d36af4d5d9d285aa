"""How a label is bought of a carrier [ORD-5]: one small interface. Without an adapter sellers ship by themselves."""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from haat.orders.types import AddressCopy


@dataclass(frozen=True, slots=True)
class Wanted:
    """The parcel a label is wanted for; `cash_minor` is what the carrier collects at the door."""

    number: str
    sender: str
    sender_city: str
    address: AddressCopy
    cash_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Bought:
    """What the carrier gave: the number to follow it by, and the label as a PDF."""

    carrier: str
    tracking: str
    pdf: bytes


class LabelsDown(Exception):
    """The carrier did not answer as it should; nothing was bought, or the same key finds it again."""


class Labels(Protocol):
    """The interface of every adapter. The same `key` twice buys one label."""

    def price(self, wanted: Wanted) -> int:
        """Minor units. Raises LabelsDown."""
        ...

    def buy(self, wanted: Wanted, *, key: str) -> Bought:
        """Raises LabelsDown."""
        ...


def chosen() -> Labels | None:
    """The adapter that the environment names (HAAT_LABELS_URL); None when sellers ship by themselves."""
    from haat.orders.labels.gateway import LabelGateway

    known = settings.LABELS
    return LabelGateway(known["url"], known["token"]) if known["url"] else None
