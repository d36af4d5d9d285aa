from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.limits import spend
from haat.kernel.text import ascii_digits
from haat.listings.operations.complete_reservation import complete_reservation
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.deliver_order import deliver
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import NotYetPossible
from haat.orders.rules import parcels

TRIES = 5


def hand_over(*, seller_id: int, order_id: int, code: str, now: datetime) -> bool:
    """The buyer fetched it and said the code [ORD-5]; cash changes hands with it. False when it was handed over.

    A try counts whether or not it is right, so it is counted outside the transaction of the step.
    Raises NotFound, InvalidInput for a wrong code, TooMany after five tries in an hour, NotYetPossible, MovedOn.
    """
    order = Order.objects.sold_by(seller_id).one(order_id)
    if order.state == rules.DELIVERED:
        return False
    if not order.is_pickup or order.state != rules.PACKED:
        raise NotYetPossible
    spend(key=f"pickup:{order.pk}", at_most=TRIES, per=timedelta(hours=1), now=now)
    typed = "".join(sign for sign in ascii_digits(code) if sign.isdigit())
    if not parcels.is_pickup_code(typed, order_id=order.pk, secret=settings.SECRET_KEY):
        raise InvalidInput(fields={"code": _("This is not the code. The buyer finds it on their page of this order.")})
    return _hand_over(order, seller_id, now)


@transaction.atomic
def _hand_over(order: Order, seller_id: int, now: datetime) -> bool:
    delivered = deliver(order=order, role=rules.SELLER, actor_id=seller_id, now=now)
    if delivered:
        for line in order.lines.filter(cancelled_at__isnull=True).order_by("variant_id"):
            complete_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)
    return delivered
