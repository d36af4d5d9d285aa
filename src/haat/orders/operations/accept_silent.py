from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.accept_order import accept
from haat.orders.operations.take_step import MovedOn


def accept_silent(*, now: datetime, most: int = 200) -> int:
    """Three days of silence are "all is well" [ORD-3]; how many orders."""
    due = Order.objects.filter(state=rules.DELIVERED, due_at__lte=now).order_by("due_at")
    return sum(_accept_one(order_id, now) for order_id in list(due.values_list("pk", flat=True)[:most]))


@transaction.atomic
def _accept_one(order_id: int, now: datetime) -> bool:
    order = Order.objects.filter(pk=order_id, state=rules.DELIVERED, due_at__lte=now).first()
    if order is None:
        return False
    try:
        return accept(order=order, role=rules.CLOCK, actor_id=None, now=now)
    except MovedOn:
        return False
