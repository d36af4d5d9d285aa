from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.cancel_order import cancel
from haat.orders.operations.take_step import MovedOn


def cancel_overdue(*, now: datetime, most: int = 200) -> int:
    """The clock calls off what was not paid or not shipped in time [ORD-2]; how many. Each in its own transaction."""
    due = Order.objects.filter(state__in=rules.BEFORE_SHIPPING, due_at__lte=now).order_by("due_at")
    return sum(_cancel_one(order_id, now) for order_id in list(due.values_list("pk", flat=True)[:most]))


_REASONS = {
    rules.PLACED: rules.UNPAID,
    rules.VERIFYING: rules.UNVERIFIED,
    rules.CONFIRMED: rules.UNSHIPPED,
    rules.PACKED: rules.UNSHIPPED,
}


@transaction.atomic
def _cancel_one(order_id: int, now: datetime) -> bool:
    order = Order.objects.filter(pk=order_id, state__in=rules.BEFORE_SHIPPING, due_at__lte=now).first()
    if order is None:
        return False
    reason = _REASONS[order.state]
    try:
        return cancel(order=order, role=rules.CLOCK, actor_id=None, reason=reason, now=now)
    except MovedOn:
        return False
