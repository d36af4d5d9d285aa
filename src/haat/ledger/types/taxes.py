"""Tax that the market keeps for the state. Amounts are minor units of the named currency."""

from dataclasses import dataclass
from datetime import date, datetime

from haat.ledger.types.entries import LedgerAccount


@dataclass(frozen=True, slots=True)
class TaxKept:
    """`kept_minor` waits to be handed over (below zero: the state has more than its part), `handed_minor` has left."""

    account: LedgerAccount
    currency: str
    kept_minor: int
    handed_minor: int


@dataclass(frozen=True, slots=True)
class HandoverView:
    """What left an account of tax for the state at once."""

    id: int
    account: LedgerAccount
    currency: str
    amount_minor: int
    reference: str
    paid_on: date
    transaction_id: int
    taken_back_at: datetime | None
    taken_back_reason: str
