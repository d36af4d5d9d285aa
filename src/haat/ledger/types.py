"""Values of the books that cross the border. All amounts are minor units of the named currency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal


@dataclass(frozen=True, slots=True, order=True)
class LedgerAccount:
    """A place where money is. `owner` is an account id, a payment method or a carrier; empty is the platform."""

    kind: str
    owner: str = ""

    @property
    def code(self) -> str:
        """As it stands in the books: "available:12", "received:bank_transfer", "commission"."""
        return f"{self.kind}:{self.owner}" if self.owner else self.kind


@dataclass(frozen=True, slots=True)
class Entry:
    """`amount_minor` arrives in (positive) or leaves (negative) an account."""

    account: LedgerAccount
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transaction that is wanted in the books; `idempotency_key` makes it one, however often it is asked for."""

    idempotency_key: str
    kind: str
    entries: Sequence[Entry]
    memo: str = ""
    order_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the platform takes from one sale, frozen on the order [LED-3].

    `fee_minor` is the commission for the amount that was asked about, after floor and cap; `vat_minor` the tax on it;
    `points` are hundredths of a percent. `rule_id` None means that no rule matched and the standard policy holds.
    """

    rule_id: int | None
    rule_name: str
    points: int
    fee_minor: int
    vat_minor: int
    floor_minor: int
    cap_minor: int | None


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
    # What was available after it.
    after_minor: int = 0
    memo: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def gross_minor(self) -> int:
        """What the buyer paid, before commission and tax."""
        return self.available_minor + self.commission_minor + self.vat_minor


@dataclass(frozen=True, slots=True)
class TrialLine:
    """Everything in one kind of account."""

    kind: str
    currency: str
    balance_minor: int
    entries: int


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a seller is paid."""

    holder: str = ""
    bank: str = ""
    number: str = ""
    # The bank sent money back from there.
    doubted: bool = False

    @property
    def masked(self) -> str:
        """The number as it may be shown: its last four signs."""
        return f"…{self.number[-4:]}" if self.number else ""


@dataclass(frozen=True, slots=True)
class BatchView:
    """One payout batch as the operator sees it."""

    id: int
    currency: str
    created_at: datetime
    paid_at: datetime | None
    total_minor: int
    lines: list["PayoutLine"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """One seller's money in a batch, with the destination as it was then."""

    account_id: int
    amount_minor: int
    destination: Destination
    id: int = 0
    returned_at: datetime | None = None
    return_reason: str = ""


Party = Literal["seller", "platform"]


@dataclass(frozen=True, slots=True)
class Borne:
    """Who bears what a refund costs [LED-8], as stated when the refund is decided; `queries.borne` asks the policies.

    `commission_returns` gives commission and tax back in proportion. `label_minor` is what a return label cost the
    platform, `gateway_fee_minor` what the provider keeps of the payment; the party named bears it.
    """

    commission_returns: bool = True
    label_minor: int = 0
    label_by: Party = "seller"
    gateway_fee_minor: int = 0
    gateway_fee_by: Party = "platform"


@dataclass(frozen=True, slots=True)
class Refunded:
    """What one refund did. `from_seller_minor` left the seller's accounts in all; what was returned came back to it."""

    transaction_id: int
    stage: Literal["held", "released"]
    from_seller_minor: int
    commission_minor: int
    vat_minor: int


@dataclass(frozen=True, slots=True)
class SaleRelease:
    """One accepted order whose money becomes the seller's. `cash_with` says who took it at the door, if anybody."""

    order_id: int
    seller_id: int
    item_minor: int
    shipping_minor: int
    terms: Terms
    currency: str
    cash_with: Literal["", "courier", "seller"] = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What the other side says about one reference: a provider's settlement, a courier's parcel, a bank booking."""

    reference: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class SaleView:
    """What one order brought in and what became of it. `left_minor` could still be given back."""

    order_id: int
    seller_id: int
    currency: str
    gross_minor: int
    refunded_minor: int
    disputed_minor: int
    fee_minor: int
    vat_minor: int
    fee_returned_minor: int
    vat_returned_minor: int
    released_at: datetime | None

    @property
    def left_minor(self) -> int:
        return self.gross_minor - self.refunded_minor - self.disputed_minor


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
class Payer:
    """The account that payouts leave from, as the bank file names it."""

    name: str
    number: str
    bic: str


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A payout file as it was handed out, and how often by now."""

    name: str
    content_type: str
    content: bytes
    taken: int


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A case of the operator: the books say one thing, the other side another."""

    id: int
    source: str
    reference: str
    expected_minor: int
    found_minor: int
    currency: str
    state: str
    owner_id: int | None
    owner_name: str
    note: str
    reason: str
    opened_at: datetime
    closed_at: datetime | None

    @property
    def apart_minor(self) -> int:
        """What the other side has more than the books (negative: less)."""
        return self.found_minor - self.expected_minor


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """One comparison of a source."""

    id: int
    source: str
    made_at: datetime
    lines: int
    matched: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """What an operator has to know about the books at once. `findings` are sentences of the last look over them."""

    open_differences: int
    unclaimed_differences: int
    findings: Sequence[str]
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReserveView:
    """What is kept back of a seller's sales, and why."""

    points: int
    reason: str
    until: datetime | None


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
