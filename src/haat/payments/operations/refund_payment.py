from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.events import publish
from haat.ledger.operations.return_sale import return_sale
from haat.payments.events import PaymentRefunded
from haat.payments.models import Payment, Refund
from haat.payments.rules import CAPTURED, METHODS, REFUNDED


@transaction.atomic
def refund_payment(*, order_id: int, reason: str, idempotency_key: str, now: datetime) -> int | None:
    """Give back all that came for an order before it was accepted; the refund's id, None when nothing is there.

    The same key twice is one refund [ORD-6]. Money that the site holds leaves escrow in the same transaction.
    """
    known = Refund.objects.filter(idempotency_key=idempotency_key).values_list("pk", flat=True).first()
    if known is not None:
        return known
    returned = Payment.objects.filter(order_id=order_id, state=CAPTURED, refunded_minor=0).update(
        state=REFUNDED, refunded_minor=F("captured_minor")
    )
    payment = Payment.objects.filter(order_id=order_id).first()
    if not returned or payment is None or not payment.refunded_minor:
        return None
    refund = Refund.objects.create(
        payment=payment,
        amount_minor=payment.refunded_minor,
        reason=reason[:200],
        idempotency_key=idempotency_key,
        asked_at=now,
    )
    if METHODS[payment.method].holds_money:
        return_sale(
            order_id=order_id,
            seller_id=payment.payee_id,
            method=payment.method,
            item_minor=payment.item_minor,
            shipping_minor=payment.shipping_minor,
            currency=payment.currency,
            now=now,
        )
    publish(
        PaymentRefunded(
            payment_id=payment.pk, order_id=order_id, amount_minor=refund.amount_minor, reason=refund.reason
        )
    )
    return refund.pk
