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


@fact
@dataclass(frozen=True, kw_only=True)
class PayoutReturned(_AboutASeller):
    """The bank sent a seller's payout back; the money is available again and the destination is doubted."""

    name: ClassVar[str] = "ledger.payout_returned"
    amount_minor: int
    currency: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class _AboutAReserve(Event):
    account_id: int
    reserve_id: int
    reason: str

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class ReserveSet(_AboutAReserve):
    """From now on a part of a seller's sales is kept back for a while."""

    name: ClassVar[str] = "ledger.reserve_set"
    # Hundredths of a percent.
    points: int


@fact
@dataclass(frozen=True, kw_only=True)
class ReserveLifted(_AboutAReserve):
    """What was decided about a seller holds no longer."""

    name: ClassVar[str] = "ledger.reserve_lifted"


@fact
@dataclass(frozen=True, kw_only=True)
class DifferenceFound(Event):
    """The books and the other side disagree: an alarm for the operator [LED-9]."""

    name: ClassVar[str] = "ledger.difference_found"
    reconciliation_id: int
    source: str
    count: int

    @property
    def subject(self) -> str:
        return f"reconciliation:{self.reconciliation_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class BooksBroken(Event):
    """The daily look over the books found what must not be; the operator stops payouts and looks."""

    name: ClassVar[str] = "ledger.books_broken"
    # ISO day.
    day: str
    finding: str

    @property
    def subject(self) -> str:
        return "ledger:books"


@fact
@dataclass(frozen=True, kw_only=True)
class InvoiceIssued(Event):
    """A seller's commission invoice or credit note of a month is there."""

    name: ClassVar[str] = "ledger.invoice_issued"
    account_id: int
    invoice_id: int
    # "2026-03".
    month: str

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"
