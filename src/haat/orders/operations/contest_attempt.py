from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.orders.models import DeliveryAttempt, Order


@transaction.atomic
def contest_attempt(*, buyer_id: int, order_id: int, number: int, now: datetime) -> bool:
    """ "Nobody came": stands beside the attempt for seller, staff and an appeal. False when it was said before.

    Raises NotFound for another person's order or an attempt that was not told.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    attempts = DeliveryAttempt.objects.filter(order=order, number=number)
    if not attempts.exists():
        raise NotFound
    return bool(attempts.filter(contested_at__isnull=True).update(contested_at=now))
