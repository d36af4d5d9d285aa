from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.events import publish
from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount
from haat.payments.events import PaymentRefunded
from haat.payments.models import Payment, Refund
from haat.payments.rules import CAPTURED, METHODS, REFUNDED
from haat.payments.types import BorneBy


class RefundTooLarge(Refusal):
    """More was to go back than is left of what came."""

    message = _("That is more than is left of what was paid for this order.")


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
    _book(shares, refund_key, now)
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
    gone = share == payment.left_minor
    Payment.objects.filter(pk=payment.pk).update(
        refunded_minor=F("refunded_minor") + share, state=REFUNDED if gone else CAPTURED
    )
    return Refund.objects.create(
        payment=payment,
        amount_minor=share,
        reason=reason[:200],
        refund_key=refund_key,
        route=METHODS[payment.method].way_back,
        asked_at=now,
    )


def _book(shares: Sequence[tuple[Payment, int]], refund_key: str, now: datetime) -> None:
    """What was held for the seller goes back the way it came."""
    entries = [
        entry
        for payment, share in shares
        if METHODS[payment.method].holds_money
        for entry in (
            Entry(LedgerAccount("held", str(payment.payee_id)), -share, payment.currency),
            Entry(LedgerAccount("received", payment.method), share, payment.currency),
        )
    ]
    if entries:
        record_transaction(
            idempotency_key=f"refund:{refund_key}",
            kind="sale_returned",
            order_id=shares[0][0].order_id,
            entries=entries,
            now=now,
        )
