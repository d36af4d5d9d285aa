from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.orders.models import Order
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.take_step import MovedOn, NotYetPossible

MOST = 100


@transaction.atomic
def pack_orders(*, seller_id: int, order_ids: Sequence[int], now: datetime) -> int:
    """Several parcels are packed at once; how many now are. What is not the seller's or not confirmed is left alone."""
    own = Order.objects.sold_by(seller_id).filter(pk__in=order_ids[:MOST]).order_by("pk").values_list("pk", flat=True)
    packed = 0
    for order_id in own:
        try:
            packed += pack_order(seller_id=seller_id, order_id=order_id, now=now)
        except (MovedOn, NotYetPossible):
            continue
    return packed
