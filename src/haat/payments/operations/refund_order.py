from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.refund_sale import RefundTooLarge, refund_sale
from haat.ledger.queries import borne
from haat.payments.events import PaymentRefunded
from haat.payments.models import Payment, Refund
from haat.payments.queries import cash_goes_to
from haat.payments.rules import BY_PROVIDER, CAPTURED, METHODS, REFUNDED, TO_WALLET
from haat.payments.types import WALLET, BorneBy

__all__ = ["RefundTooLarge", "refund_order"]


@transaction.atomic
def refund_order(
    *,
    order_id: int,
    amount_minor: int | None,
    refund_key: str,
    reason: str,
    borne_by: BorneBy = "seller",
    now: datetime,
) -> int | None:
    """Give money of an order back, the way it came; the refund's id, None when nothing is left to give back.

    `amount_minor` None is all that is left. Of several payments each gives back its share, by largest remainder
    [LED-5]. The same key twice is one refund [ORD-6]; of two at once that are too much together, one is refused.
    The ledger is changed in the same transaction; what a provider or a bank has to send follows.
    Raises RefundTooLarge, ValueError for an amount that is not above zero.
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
    shares = [
        (payment, share)
        for payment, share in zip(payments, split_largest_remainder(wanted, left), strict=True)
        if share
    ]
    refunds = [_give_back(payment, share, refund_key, reason, now) for payment, share in shares]
    _book(shares, refund_key, borne_by, now)
    publish(
        *(
            PaymentRefunded(
                payment_id=refund.payment_id, order_id=order_id, amount_minor=refund.amount_minor, reason=refund.reason
            )
            for refund in refunds
        )
    )
    return refunds[0].pk


def _give_back(payment: Payment, share: int, refund_key: str, reason: str, now: datetime) -> Refund:
    """The payment's row is locked; the database refuses more than was captured in any case."""
    way = METHODS[payment.method].way_back
    gone = share + payment.refunded_minor == payment.captured_minor
    Payment.objects.filter(pk=payment.pk).update(
        refunded_minor=F("refunded_minor") + share, state=REFUNDED if gone else CAPTURED
    )
    return Refund.objects.create(
        payment=payment,
        amount_minor=share,
        reason=reason[:200],
        refund_key=refund_key,
        route=way,
        asked_at=now,
        sent_at=now if way == TO_WALLET else None,
        next_try_at=now if way == BY_PROVIDER else None,
    )


def _book(shares: Sequence[tuple[Payment, int]], refund_key: str, borne_by: BorneBy, now: datetime) -> None:
    """The books give back what was held, or what the seller has of it already; cash becomes the buyer's credit."""
    first = shares[0][0]
    to: dict[str, int] = {}
    for payment, share in shares:
        way = WALLET if METHODS[payment.method].way_back == TO_WALLET else payment.method
        to[way] = to.get(way, 0) + share
    refund_sale(
        order_id=first.order_id,
        seller_id=first.payee_id,
        refund_key=refund_key,
        amount_minor=sum(to.values()),
        to=to,
        buyer_id=first.payer_id,
        currency=first.currency,
        cash_minor=sum(share for payment, share in shares if not METHODS[payment.method].holds_money),
        cash_with=cash_goes_to(),
        borne=borne(at_fault=borne_by, gateway_fee_minor=sum(_fee_of(payment, share) for payment, share in shares)),
        now=now,
    )


def _fee_of(payment: Payment, share: int) -> int:
    """What the provider kept of the part that goes back; it does not come back with it."""
    if not payment.fee_minor:
        return 0
    return split_largest_remainder(payment.fee_minor, [share, payment.amount_minor - share])[0]
