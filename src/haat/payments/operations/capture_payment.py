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
def capture_payment(*, actor_id: int | None, order_id: int, method: str | None = None, now: datetime) -> bool:
    """The money of an order was received, by one method or by all that are open; False when that was known already.

    Money that the site holds goes to the ledger in the same transaction [LED-2]; cash at the door does not.
    Raises NotFound, and PaymentIsClosed when the order was cancelled before.
    """
    captured = Payment.objects.capture(order_id, [method] if method else list(METHODS), actor_id=actor_id, now=now)
    if not captured:
        return _captured_before(order_id, method)
    for payment in captured:
        if METHODS[payment.method].holds_money:
            hold_sale(
                order_id=order_id,
                seller_id=payment.payee_id,
                method=payment.method,
                item_minor=payment.amount_minor,
                shipping_minor=0,
                currency=payment.currency,
                now=now,
            )
    publish(
        *(
            PaymentCaptured(
                payment_id=payment.pk,
                order_id=order_id,
                method=payment.method,
                actor_id=actor_id,
                captured_at=now.isoformat(),
            )
            for payment in captured
        )
    )
    return True


def _captured_before(order_id: int, method: str | None) -> bool:
    """False: the money was known already, and nothing is done again."""
    known = Payment.objects.filter(order_id=order_id, **({"method": method} if method else {}))
    states = set(known.values_list("state", flat=True))
    if not states:
        raise NotFound
    if CAPTURED not in states:
        raise PaymentIsClosed
    return False
