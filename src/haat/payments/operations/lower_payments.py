"""An order costs less than was asked: a thing of it was called off before it was sent.

1. The order's payments are locked; each bears its share of the difference, by largest remainder [LED-5].
2. What has not come yet is asked for no longer; what came goes back the way it came.
3. The same key twice lowers once.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.shrink_sale import shrink_sale
from haat.payments.models import Payment, Refund
from haat.payments.operations.refund_order import RefundTooLarge, refund_order
from haat.payments.rules import OPEN, VOID
from haat.payments.types import BorneBy


@transaction.atomic
def lower_payments(
    *, order_id: int, amount_minor: int, refund_key: str, reason: str, borne_by: BorneBy = "seller", now: datetime
) -> int:
    """Lower what an order is paid by; how much of it goes back because it had come. Raises RefundTooLarge.

    Called in the transaction that changes the order, which makes sure that it happens once.
    """
    if Refund.objects.filter(refund_key=refund_key, payment__order_id=order_id).exists():
        return 0
    payments = [payment for payment in Payment.objects.locked_of(order_id) if payment.state != VOID]
    there = [payment.amount_minor if payment.state in OPEN else payment.left_minor for payment in payments]
    if amount_minor > sum(there):
        raise RefundTooLarge
    if not amount_minor:
        return 0
    back = 0
    for payment, share in zip(payments, split_largest_remainder(amount_minor, there), strict=True):
        if payment.state in OPEN:
            Payment.objects.filter(pk=payment.pk).update(amount_minor=F("amount_minor") - share)
        else:
            back += share
    if back:
        refund_order(
            order_id=order_id, amount_minor=back, refund_key=refund_key, reason=reason, borne_by=borne_by, now=now
        )
        shrink_sale(order_id=order_id, amount_minor=back)
    return back
