from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations._deadlines import ship_by
from haat.orders.operations.take_step import take_step
from haat.payments.operations.refund_order import refund_order
from haat.payments.queries import prepaid_open


@transaction.atomic
def confirm_order(*, actor_id: int | None, order_id: int, now: datetime) -> bool:
    """The money is there: the seller may pack from now on. False when it was before, or a part is still awaited.

    Cash at the door that waits for the buyer's word is confirmed by the deposit they chose [COD-2]. An order that was
    cancelled while the money was on its way gives it back instead. Raises NotFound.
    """
    order = Order.objects.one(order_id)
    if order.state == rules.CANCELLED:
        refund_order(
            order_id=order_id, amount_minor=None, refund_key=f"order:{order_id}:late", reason="cancelled", now=now
        )
        return False
    waits = order.state == rules.PLACED or (order.state == rules.VERIFYING and order.deposit_minor)
    if not waits or prepaid_open(order_id):
        return False
    return confirm(order=order, role=rules.STAFF if actor_id else rules.CLOCK, actor_id=actor_id, now=now)


def confirm(*, order: Order, role: str, actor_id: int | None, now: datetime) -> bool:
    """The step itself, for whoever takes it; inside the caller's transaction. The days to ship begin."""
    return take_step(
        order=order,
        to=rules.CONFIRMED,
        role=role,
        actor_id=actor_id,
        due_at=ship_by(seller=person(order.seller_id), now=now),
        now=now,
    )
