from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations._deadlines import ship_by
from haat.orders.operations.take_step import take_step
from haat.payments.operations.refund_payment import refund_payment


@transaction.atomic
def confirm_order(*, actor_id: int | None, order_id: int, now: datetime) -> bool:
    """The money is there: the seller may pack from now on. False when the order was confirmed before.

    An order that was cancelled while the money was on its way gives it back instead. Raises NotFound.
    """
    order = Order.objects.one(order_id)
    if order.state == rules.CANCELLED:
        refund_payment(order_id=order_id, reason="cancelled", idempotency_key=f"order:{order_id}:refund", now=now)
        return False
    if order.state != rules.PLACED:
        return False
    return take_step(
        order=order,
        to=rules.CONFIRMED,
        role=rules.STAFF if actor_id else rules.CLOCK,
        actor_id=actor_id,
        due_at=ship_by(seller=person(order.seller_id), now=now),
        now=now,
    )
