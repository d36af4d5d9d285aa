"""Values that cross the border of payments. All amounts are minor units of the named currency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

COD = "cod"
BANK_TRANSFER = "bank_transfer"
WALLET = "wallet"
STRIPE = "stripe"
METHODS = (COD, BANK_TRANSFER, WALLET, STRIPE)

BorneBy = Literal["seller", "platform"]


@dataclass(frozen=True, slots=True)
class WayBack:
    """What it cost to send a thing back, who bears that, and who has paid it: the platform's label, or the buyer."""

    cost_minor: int
    borne_by: Literal["seller", "platform", "buyer"]
    paid_by: Literal["platform", "buyer"]


@dataclass(frozen=True, slots=True)
class MethodView:
    """A way to pay as the buyer sees it. `why_not` is a sentence when this buyer cannot use it now."""

    code: str
    icon: str
    name: str
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A part of what an order asks for: who is paid, how, how much, and by which reference the money is recognized."""

    order_id: int
    payee_id: int
    method: str
    amount_minor: int
    currency: str
    reference: str


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Where one part of an order's money is. `instructions` tells the payer what to do, empty when nothing is left."""

    id: int
    order_id: int
    method: str
    method_name: str
    state: str
    amount_minor: int
    captured_minor: int
    refunded_minor: int
    # What came and can still go back.
    left_minor: int
    currency: str
    reference: str
    captured_at: datetime | None
    instructions: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """A provider's readiness to take an amount; `secret` lets the payer's browser, and nobody else, go on with it."""

    number: str
    state: str  # awaiting, under_way, succeeded, called_off
    amount_minor: int
    currency: str
    secret: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """One movement on our balance at a provider; `reference` such as "charge:pi_…", "refund:re_…", "transfer:tr_…"."""

    reference: str
    amount_minor: int
    fee_minor: int
    currency: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of a bank's file and what would become of it; `trouble` is what cannot be read."""

    line: int
    booked_on: date | None
    amount_minor: int
    currency: str
    name: str
    text: str
    verdict: str
    reference: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A bank's file before it counts: `columns` says by role which columns of the header are read."""

    file_id: int
    name: str
    taken_in_at: datetime | None
    header: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    lines: tuple[PreviewLine, ...]
    counts: Mapping[str, int]
    encoding: str


@dataclass(frozen=True, slots=True)
class BankLineView:
    """Money that came by bank, as the operator sees it; `why` says why nobody but a person can decide."""

    id: int
    booked_on: date
    amount_minor: int
    currency: str
    payer_name: str
    text: str
    state: str
    reference: str
    why: str
    owner: str
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class LateMoney:
    """Whose money came that no order waits for: who ordered under its reference, and which orders."""

    payer_id: int
    payer_name: str
    handle: str
    order_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RefundToSend:
    """Money that somebody has to send back by bank; `reference` is what the payer had written."""

    key: str
    payer_id: int | None
    payer: str
    reference: str
    amount_minor: int
    currency: str
    reason: str
    asked_at: datetime
    came_from: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ToPay:
    """What a checkout asks for by one method, over all of its orders; `awaited_minor` has not come yet."""

    method: str
    reference: str
    intent: str
    amount_minor: int
    awaited_minor: int
    currency: str
    order_ids: tuple[int, ...]
