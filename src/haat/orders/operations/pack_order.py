from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.take_step import take_step


@transaction.atomic
def pack_order(*, seller_id: int, order_id: int, now: datetime) -> bool:
    """The seller packed the parcel; only a confirmed order can be [COD-3]. False when it was packed before.

    The ship-by clock goes on as it was. Raises NotFound, NotYetPossible, MovedOn.
    """
    order = Order.objects.sold_by(seller_id).one(order_id)
    return take_step(order=order, to=rules.PACKED, role=rules.SELLER, actor_id=seller_id, due_at=order.due_at, now=now)
