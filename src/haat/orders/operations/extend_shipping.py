from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.events import publish
from haat.orders import rules
from haat.orders.events import ShippingExtended
from haat.orders.models import Order
from haat.orders.operations._deadlines import extended_ship_by
from haat.orders.operations.take_step import NotYetPossible


@transaction.atomic
def extend_shipping(*, buyer_id: int, order_id: int, now: datetime) -> bool:
    """The buyer gives the seller three business days more, once [ORD-2]. False when they had been given.

    Raises NotFound, and NotYetPossible when the parcel is not waited for.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.extended_at is not None:
        return False
    if order.state not in rules.TO_SHIP or order.due_at is None:
        raise NotYetPossible
    due_at = extended_ship_by(seller=person(order.seller_id), due_at=order.due_at)
    given = Order.objects.filter(pk=order.pk, state__in=rules.TO_SHIP, extended_at__isnull=True).update(
        due_at=due_at, extended_at=now
    )
    if given:
        publish(ShippingExtended(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id))
    return bool(given)
