"""What happened to money on its way in and out."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class OfPayment(Event):
    """Base of the facts about a payment of one order; heard in the order of that order's own facts."""

    payment_id: int
    order_id: int

    @property
    def subject(self) -> str:
        return f"order:{self.order_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class PaymentCaptured(OfPayment):
    name: ClassVar[str] = "payments.payment_captured"
    method: str = ""
    # Who said that the money is there; None when a provider said so.
    actor_id: int | None = None
    # ISO 8601; the clocks that begin with the money count from here, whenever the fact is heard.
    captured_at: str


@fact
@dataclass(frozen=True, kw_only=True)
class PaymentRefunded(OfPayment):
    """Money goes back; one fact for each payment that it goes back through.

    `way` is "wallet" (it is store credit now), "provider" (to the card) or "bank" (somebody sends it). Facts of before
    this was told have no `refund_id`.
    """

    name: ClassVar[str] = "payments.payment_refunded"
    amount_minor: int
    reason: str
    refund_id: int = 0
    buyer_id: int = 0
    currency: str = ""
    way: str = ""


@fact
@dataclass(frozen=True, kw_only=True)
class PaymentFailed(OfPayment):
    """The provider could not take the money; the payer may try again."""

    name: ClassVar[str] = "payments.payment_failed"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class PaymentVoided(OfPayment):
    """The order ended before the money came; `intent` is what the provider knows it by."""

    name: ClassVar[str] = "payments.payment_voided"
    intent: str


@fact
@dataclass(frozen=True, kw_only=True)
class BankMoneyDecided(Event):
    """Money came by bank that paid no order, and somebody said what becomes of it.

    `outcome` is "credited" (store credit of `account_id`), "returning" (somebody sends it back) or "returned" (sent).
    """

    name: ClassVar[str] = "payments.bank_money_decided"
    line_id: int
    account_id: int
    outcome: str
    amount_minor: int
    currency: str
    reference: str

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class DisputeDecided(OfPayment):
    """The payer's bank has decided. Lost: `amount_minor` left with its sale, and `rest_minor` that the sale had given
    back before, which `rest_by` bears ("seller", "platform", empty for none).
    """

    name: ClassVar[str] = "payments.dispute_decided"
    dispute: str
    won: bool
    amount_minor: int
    rest_minor: int
    rest_by: str
    currency: str


@fact
@dataclass(frozen=True, kw_only=True)
class PaymentDisputed(OfPayment):
    """The payer's bank took the money back for now; what was won or lost is told later."""

    name: ClassVar[str] = "payments.payment_disputed"
    amount_minor: int
