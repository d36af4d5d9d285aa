from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.orders import rules
from haat.orders.events import TimeDeclined
from haat.orders.models import Order
from haat.orders.operations.take_step import NotYetPossible


@transaction.atomic
def decline_time(*, buyer_id: int, order_id: int, now: datetime) -> bool:
    """The buyer does not give more time: the clock stays as it is [ORD-2]. False when that was said before.

    Raises NotFound, NotYetPossible when nothing was asked, or it was granted.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.time_declined_at is not None:
        return False
    asked = Order.objects.filter(pk=order.pk, state__in=rules.TO_SHIP, time_asked_at__isnull=False)
    if not asked.filter(extended_at__isnull=True, time_declined_at__isnull=True).update(time_declined_at=now):
        raise NotYetPossible
    publish(TimeDeclined(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id))
    return True
