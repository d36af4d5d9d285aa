from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal
from haat.kernel.events import publish
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.note_cash import note_cash
from haat.payments.events import PaymentCaptured
from haat.payments.models import Payment
from haat.payments.rules import CAPTURED, METHODS


class PaymentIsClosed(Refusal):
    """The order ended before the money came."""

    message = _("This order was cancelled before the money came. Please send the money back to the buyer.")


@transaction.atomic
def capture_payment(*, actor_id: int | None, order_id: int, method: str | None = None, now: datetime) -> bool:
    """The money of an order was received, by one method or by all that are open; False when that was known already.

    Money that the site holds goes to the ledger in the same transaction [LED-2]; of cash at the door it is noted.
    Raises NotFound, and PaymentIsClosed when the order was cancelled before.
    """
    captured = Payment.objects.capture(order_id, [method] if method else list(METHODS), actor_id=actor_id, now=now)
    if not captured:
        return _captured_before(order_id, method)
    book_captured(captured, actor_id=actor_id, now=now)
    return True


def book_captured(captured: Sequence[Payment], *, actor_id: int | None, now: datetime) -> None:
    """What came into the books, and the facts of it; for payments that were just marked as received."""
    for payment in captured:
        if not payment.amount_minor:
            continue
        sale = {"order_id": payment.order_id, "seller_id": payment.payee_id, "amount_minor": payment.amount_minor}
        if METHODS[payment.method].holds_money:
            hold_sale(method=payment.method, currency=payment.currency, now=now, **sale)
        else:
            note_cash(currency=payment.currency, **sale)
    publish(
        *(
            PaymentCaptured(
                payment_id=payment.pk,
                order_id=payment.order_id,
                method=payment.method,
                actor_id=actor_id,
                captured_at=now.isoformat(),
            )
            for payment in captured
        )
    )


def _captured_before(order_id: int, method: str | None) -> bool:
    """False: the money was known already, and nothing is done again."""
    known = Payment.objects.filter(order_id=order_id, **({"method": method} if method else {}))
    states = set(known.values_list("state", flat=True))
    if not states:
        raise NotFound
    if CAPTURED not in states:
        raise PaymentIsClosed
    return False
