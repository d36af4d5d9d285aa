from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.take_step import MovedOn, take_step


def settle_accepted(*, now: datetime, most: int = 200) -> int:
    """Close the books on accepted orders: the seller's money is booked, nothing is waited for; how many."""
    accepted = Order.objects.filter(state=rules.ACCEPTED).order_by("pk").values_list("pk", flat=True)[:most]
    return sum(_settle_one(order_id, now) for order_id in list(accepted))


@transaction.atomic
def _settle_one(order_id: int, now: datetime) -> bool:
    order = Order.objects.filter(pk=order_id, state=rules.ACCEPTED).first()
    if order is None:
        return False
    try:
        return take_step(order=order, to=rules.SETTLED, role=rules.CLOCK, actor_id=None, now=now)
    except MovedOn:
        return False
