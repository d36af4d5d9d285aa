"""What happens when nobody paid, confirmed or shipped in time [ORD-2].

1. Orders whose clock has ended are found, the longest overdue first; each is called off in its own transaction.
2. Before an order that waits for money is called off, its provider is asked: a payment that is under way keeps the
   thing with the payer, and the clock looks again in a quarter of an hour. Money that has come confirms it instead.
3. What was reserved goes back on sale, what was paid goes back the way it came.
"""

from datetime import datetime, timedelta

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.cancel_order import cancel
from haat.orders.operations.take_step import MovedOn
from haat.payments.operations.settle_waiting import settle_waiting
from haat.payments.queries import prepaid_open

LOOK_AGAIN = timedelta(minutes=15)
_REASONS = {
    rules.PLACED: rules.UNPAID,
    rules.VERIFYING: rules.UNVERIFIED,
    rules.CONFIRMED: rules.UNSHIPPED,
    rules.PACKED: rules.UNSHIPPED,
}


def cancel_overdue(*, now: datetime, most: int = 200) -> int:
    """The clock calls off what was not paid, confirmed or shipped in time; how many. Not inside a transaction."""
    due = Order.objects.filter(state__in=rules.BEFORE_SHIPPING, due_at__lte=now).order_by("due_at")
    return sum(_cancel_one(*found, now) for found in list(due.values_list("pk", "state", "deposit_minor")[:most]))


def _cancel_one(order_id: int, state: str, deposit_minor: int, now: datetime) -> bool:
    waits_for_money = state == rules.PLACED or (state == rules.VERIFYING and deposit_minor > 0)
    if waits_for_money and (settle_waiting(order_id=order_id, now=now) or not prepaid_open(order_id)):
        Order.objects.filter(pk=order_id, state=state, due_at__lte=now).update(due_at=now + LOOK_AGAIN)
        return False
    return _call_off(order_id, now)


@transaction.atomic
def _call_off(order_id: int, now: datetime) -> bool:
    order = Order.objects.filter(pk=order_id, state__in=rules.BEFORE_SHIPPING, due_at__lte=now).first()
    if order is None:
        return False
    try:
        return cancel(order=order, role=rules.CLOCK, actor_id=None, reason=_REASONS[order.state], now=now)
    except MovedOn:
        return False
