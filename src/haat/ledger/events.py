"""Facts about money that others may tell people."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class _AboutASeller(Event):
    account_id: int
    batch_id: int

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class PayoutBegun(_AboutASeller):
    """A seller's money went into a batch for the bank."""

    name: ClassVar[str] = "ledger.payout_begun"


@fact
@dataclass(frozen=True, kw_only=True)
class PaidOut(_AboutASeller):
    """The bank carried out a seller's payout."""

    name: ClassVar[str] = "ledger.paid_out"
    amount_minor: int
    currency: str
