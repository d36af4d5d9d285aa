from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import ascii_digits, one_line
from haat.listings.operations.complete_reservation import complete_reservation
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations._deadlines import delivered_by
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import take_step


@transaction.atomic
def ship_order(*, seller_id: int, order_id: int, carrier: str, tracking: str = "", now: datetime) -> bool:
    """The parcel left, with any carrier and tracking number [ORD-5]; its things are sold from now on.

    Packed orders that travel in the same parcel go with it.
    Raises NotFound, InvalidInput, NotYetPossible, MovedOn. False when it was shipped before.
    """
    order = Order.objects.sold_by(seller_id).one(order_id)
    columns = _cleaned(carrier, tracking)
    shipped = _ship(order, columns, now)
    if shipped:
        for other in _in_the_same_parcel(order):
            _ship(other, columns, now)
    return shipped


def _in_the_same_parcel(order: Order) -> list[Order]:
    """What is packed and travels with it [ORD-5]."""
    root = order.combined_with_id or order.pk
    together = Order.objects.filter(Q(pk=root) | Q(combined_with_id=root), state=rules.PACKED)
    return list(together.exclude(pk=order.pk).order_by("pk"))


def _ship(order: Order, columns: dict[str, str], now: datetime) -> bool:
    shipped = take_step(
        order=order,
        to=rules.SHIPPED,
        role=rules.SELLER,
        actor_id=order.seller_id,
        due_at=delivered_by(now=now),
        now=now,
        **columns,
    )
    if shipped:
        for line in order.lines.filter(cancelled_at__isnull=True).order_by("variant_id"):
            complete_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)
    return shipped


def _cleaned(carrier: str, tracking: str) -> dict[str, str]:
    columns = {"carrier": one_line(carrier), "tracking": ascii_digits(one_line(tracking))}
    faults: dict[str, Words] = {}
    if not columns["carrier"]:
        faults["carrier"] = _("Please say who brings the parcel, for example a courier's name or yourself.")
    for field, longest in (("carrier", 40), ("tracking", 60)):
        if len(columns[field]) > longest:
            faults[field] = _("This is too long: at most %(longest)d characters.") % {"longest": longest}
    if faults:
        raise InvalidInput(fields=faults)
    return columns
