from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal
from haat.kernel.events import publish
from haat.ledger.operations.hold_sale import hold_sale
from haat.payments.events import PaymentCaptured
from haat.payments.models import Payment
from haat.payments.rules import CAPTURED, METHODS


class PaymentIsClosed(Refusal):
    """The order ended before the money came."""

    message = _("This order was cancelled before the money came. Please send the money back to the buyer.")


@transaction.atomic
def capture_payment(*, actor_id: int | None, order_id: int, now: datetime) -> bool:
    """The money of an order was received; False when that was known already.

    Money that the site holds goes to the ledger in the same transaction [LED-2]; cash at the door does not.
    Raises NotFound, and PaymentIsClosed when the order was cancelled before.
    """
    payment = Payment.objects.capture(order_id, actor_id=actor_id, now=now)
    if payment is None:
        return _captured_before(order_id)
    if METHODS[payment.method].holds_money:
        hold_sale(
            order_id=order_id,
            seller_id=payment.payee_id,
            method=payment.method,
            item_minor=payment.item_minor,
            shipping_minor=payment.shipping_minor,
            currency=payment.currency,
            now=now,
        )
    publish(PaymentCaptured(payment_id=payment.pk, order_id=order_id, actor_id=actor_id, captured_at=now.isoformat()))
    return True


def _captured_before(order_id: int) -> bool:
    """False: the money was known already, and nothing is done again."""
    state = Payment.objects.filter(order_id=order_id).values_list("state", flat=True).first()
    if state is None:
        raise NotFound
    if state != CAPTURED:
        raise PaymentIsClosed
    return False
