from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.accept_order import accept
from haat.orders.operations.take_step import MovedOn


def accept_silent(*, now: datetime, most: int = 200) -> int:
    """Three days of silence are "all is well" [ORD-3]; how many orders. A held order waits."""
    due = Order.objects.running().filter(state=rules.DELIVERED, due_at__lte=now).order_by("due_at")
    return sum(_accept_one(order_id, now) for order_id in list(due.values_list("pk", flat=True)[:most]))


@transaction.atomic
def _accept_one(order_id: int, now: datetime) -> bool:
    # The row is locked so that a hold that is being opened is seen.
    order = Order.objects.select_for_update().filter(pk=order_id, state=rules.DELIVERED, due_at__lte=now).first()
    if order is None or Order.objects.held().filter(pk=order_id).exists():
        return False
    try:
        return accept(order=order, role=rules.CLOCK, actor_id=None, now=now)
    except MovedOn:
        return False
