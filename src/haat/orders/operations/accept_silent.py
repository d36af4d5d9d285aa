"""Three days of silence are "all is well" [ORD-3]: many orders are accepted, and released, by one commit."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.kernel.errors import Refusal
from haat.ledger.operations.release_sales import release_sales
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.accept_order import release_of
from haat.orders.operations.take_step import take_step


def accept_silent(*, now: datetime, most: int = 200) -> int:
    """How many orders. If one of them cannot be released, the others do not wait for it."""
    due = Order.objects.filter(state=rules.DELIVERED, due_at__lte=now).order_by("due_at")
    order_ids = list(due.values_list("pk", flat=True)[:most])
    try:
        return _accept(order_ids, now)
    except Refusal:
        return sum(_accept_alone(order_id, now) for order_id in order_ids)


@transaction.atomic
def _accept(order_ids: Sequence[int], now: datetime) -> int:
    # An order that somebody has in hand just now (a case is being opened) is left for the next time.
    orders = (
        Order.objects.select_for_update(skip_locked=True)
        .filter(pk__in=order_ids, state=rules.DELIVERED, due_at__lte=now)
        .order_by("pk")
        .prefetch_related("lines")
    )
    accepted = [
        order for order in orders if take_step(order=order, to=rules.ACCEPTED, role=rules.CLOCK, actor_id=None, now=now)
    ]
    if accepted:
        release_sales(sales=[release_of(order) for order in accepted], now=now)
    return len(accepted)


def _accept_alone(order_id: int, now: datetime) -> int:
    try:
        return _accept([order_id], now)
    except Refusal:
        return 0
