"""How the books are read: by sellers, by people with store credit, by the operator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Balances:
    """A seller's money by where it is [LED-2]; `on_the_way_minor` stands in a batch that the bank has not paid yet."""

    held_minor: int
    available_minor: int
    paid_out_minor: int
    currency: str
    on_the_way_minor: int = 0
    reserve_minor: int = 0
    disputed_minor: int = 0


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One transaction as its seller sees it: what moved in each of the seller's places, and what was kept of it."""

    id: int
    at: datetime
    kind: str
    order_id: int | None
    held_minor: int
    available_minor: int
    on_the_way_minor: int
    paid_out_minor: int
    commission_minor: int
    vat_minor: int
    currency: str
    rule_name: str = ""
    points: int = 0
    reserve_minor: int = 0
    disputed_minor: int = 0
    # Kept of the price for the state; below zero when it came back.
    site_tax_minor: int = 0
    # What was available after it.
    after_minor: int = 0
    memo: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gross_minor(self) -> int:
        """What the buyer paid, before commission and tax."""
        return self.available_minor + self.commission_minor + self.vat_minor + self.site_tax_minor


@dataclass(frozen=True, slots=True)
class TrialLine:
    """Everything in one kind of account."""

    kind: str
    currency: str
    balance_minor: int
    entries: int


@dataclass(frozen=True, slots=True)
class WalletLine:
    """One movement of a person's store credit, newest first; `after_minor` is what there was then."""

    id: int
    at: datetime
    kind: str
    order_id: int | None
    memo: str
    amount_minor: int
    after_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of the books: what stands in it, from how many entries."""

    code: str
    currency: str
    balance_minor: int
    entries: int

    @property
    def kind(self) -> str:
        return self.code.partition(":")[0]

    @property
    def owner(self) -> str:
        return self.code.partition(":")[2]


@dataclass(frozen=True, slots=True)
class BookedEntry:
    """One booking on an account; `after_minor` is what stood there then."""

    transaction_id: int
    at: datetime
    kind: str
    order_id: int | None
    memo: str
    account: str
    amount_minor: int
    currency: str
    after_minor: int


@dataclass(frozen=True, slots=True)
class BookedTransaction:
    """A transaction with all its entries."""

    id: int
    at: datetime
    kind: str
    order_id: int | None
    memo: str
    details: Mapping[str, Any]
    entries: list[AccountLine]


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """A commission invoice or credit note; `lines` and `parties` are as they were when it was issued."""

    id: int
    name: str
    kind: str
    seller_id: int
    month: date
    currency: str
    net_minor: int
    vat_minor: int
    issued_at: datetime
    lines: Sequence[Mapping[str, Any]]
    parties: Mapping[str, Any]

    @property
    def total_minor(self) -> int:
        return self.net_minor + self.vat_minor
