from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.refund_sale import RefundTooLarge, refund_sale
from haat.ledger.queries import borne
from haat.ledger.types import Borne
from haat.payments.events import PaymentRefunded
from haat.payments.models import Payment, Refund
from haat.payments.queries import cash_goes_to
from haat.payments.rules import BY_PROVIDER, CAPTURED, METHODS, REFUNDED, TO_WALLET
from haat.payments.types import WALLET, BorneBy, WayBack

__all__ = ["RefundTooLarge", "refund_order"]


@transaction.atomic
def refund_order(
    *,
    order_id: int,
    amount_minor: int | None,
    refund_key: str,
    reason: str,
    borne_by: BorneBy = "seller",
    costs_by: BorneBy | None = None,
    way_back: WayBack | None = None,
    now: datetime,
) -> int | None:
    """Give money of an order back, the way it came; the refund's id, None when nothing is left to give back.

    `amount_minor` None is all that is left. Of several payments each gives back its share, by largest remainder
    [LED-5]. The same key twice is one refund [ORD-6]; of two at once that are too much together, one is refused.
    The ledger is changed in the same transaction; what a provider or a bank has to send follows.

    `borne_by` "platform" leaves the sale's money, once released, with its seller. `costs_by` says who bears what the
    refund costs where that is somebody else; `way_back` what it cost to send the thing back, which a buyer who bears
    it gets back less [LED-8]. Raises RefundTooLarge, ValueError for an amount that is not above zero.
    """
    if amount_minor is not None and amount_minor <= 0:
        raise ValueError("a refund gives back something")
    payments = Payment.objects.locked_of(order_id)
    known = Refund.objects.filter(refund_key=refund_key, payment__order_id=order_id).order_by("pk")
    if (first := known.values_list("pk", flat=True).first()) is not None:
        return first
    left = [payment.left_minor for payment in payments]
    wanted = sum(left) if amount_minor is None else amount_minor
    if not wanted:
        return None
    if wanted > sum(left):
        raise RefundTooLarge
    taken = split_largest_remainder(wanted, left)
    fee_minor = sum(_fee_of(payment, share) for payment, share in zip(payments, taken, strict=True))
    terms = replace(borne(at_fault=costs_by or borne_by, gateway_fee_minor=fee_minor), refund_by=borne_by)
    terms = _with_way_back(terms, way_back, wanted)
    kept = split_largest_remainder(terms.kept_of_refund_minor, taken)
    shares = [_Share(*each) for each in zip(payments, taken, kept, strict=True) if each[1]]
    refunds = [refund for share in shares if (refund := _give_back(share, refund_key, reason, now))]
    _book(shares, refund_key, terms, now)
    publish(
        *(
            PaymentRefunded(
                payment_id=refund.payment_id,
                order_id=order_id,
                amount_minor=refund.amount_minor,
                reason=refund.reason,
                refund_id=refund.pk,
                buyer_id=refund.payment.payer_id,
                currency=refund.payment.currency,
                way=refund.route,
            )
            for refund in refunds
        )
    )
    return refunds[0].pk


@dataclass(frozen=True, slots=True)
class _Share:
    """What one payment gives of a refund, and how much of that its payer bears."""

    payment: Payment
    taken_minor: int
    kept_minor: int

    @property
    def back_minor(self) -> int:
        return self.taken_minor - self.kept_minor


def _with_way_back(terms: Borne, way_back: WayBack | None, wanted: int) -> Borne:
    """The same with the way back; what is kept of a refund leaves something of it."""
    if way_back is None or not way_back.cost_minor:
        return terms
    told = replace(terms, label_minor=way_back.cost_minor, label_by=way_back.borne_by, label_paid_by=way_back.paid_by)
    return replace(told, label_minor=min(told.label_minor, wanted - 1)) if told.kept_of_refund_minor else told


def _give_back(share: _Share, refund_key: str, reason: str, now: datetime) -> Refund | None:
    """The payment's row is locked; the database refuses more than was captured in any case."""
    payment = share.payment
    way = METHODS[payment.method].way_back
    gone = share.taken_minor == payment.left_minor + payment.disputed_minor
    Payment.objects.filter(pk=payment.pk).update(
        refunded_minor=F("refunded_minor") + share.back_minor,
        kept_minor=F("kept_minor") + share.kept_minor,
        state=REFUNDED if gone else CAPTURED,
    )
    if not share.back_minor:
        return None
    return Refund.objects.create(
        payment=payment,
        amount_minor=share.back_minor,
        reason=reason[:200],
        refund_key=refund_key,
        route=way,
        asked_at=now,
        sent_at=now if way == TO_WALLET else None,
        next_try_at=now if way == BY_PROVIDER else None,
    )


def _book(shares: Sequence[_Share], refund_key: str, terms: Borne, now: datetime) -> None:
    """The books give back what was held, or what the seller has of it already; cash becomes the buyer's credit."""
    first = shares[0].payment
    to: dict[str, int] = {}
    for share in shares:
        method = share.payment.method
        way = WALLET if METHODS[method].way_back == TO_WALLET else method
        to[way] = to.get(way, 0) + share.back_minor
    refund_sale(
        order_id=first.order_id,
        seller_id=first.payee_id,
        refund_key=refund_key,
        amount_minor=sum(share.taken_minor for share in shares),
        to=to,
        buyer_id=first.payer_id,
        currency=first.currency,
        cash_minor=sum(share.taken_minor for share in shares if not METHODS[share.payment.method].holds_money),
        cash_with=cash_goes_to(),
        borne=terms,
        now=now,
    )


def _fee_of(payment: Payment, share: int) -> int:
    """What the provider kept of the part that goes back; it does not come back with it."""
    if not payment.fee_minor:
        return 0
    return split_largest_remainder(payment.fee_minor, [share, payment.amount_minor - share])[0]
