"""Orders in lists: what I bought, what I sold, what is to be packed."""

from collections.abc import Iterable

from django.db.models import Count

from haat.accounts.queries import people
from haat.media.queries import photos
from haat.orders import rules
from haat.orders.models import Order, OrderLine
from haat.orders.types import OrderRow

# What a seller looks for, by the words of the tabs.
SHELVES: dict[str, tuple[str, ...]] = {
    "pack": (rules.CONFIRMED,),
    "ship": (rules.PACKED,),
    "waiting": (rules.PLACED, rules.VERIFYING),
    "way": (rules.SHIPPED, rules.DELIVERED),
    "trouble": (rules.DISPUTED, rules.REFUSED),
    "done": (rules.ACCEPTED, rules.SETTLED),
    "cancelled": (rules.CANCELLED, rules.RETURNED),
}


def orders_of(buyer_id: int, *, before: int | None = None, limit: int = 30) -> list[OrderRow]:
    """What the account bought, newest first; `before` is the id of the last one shown."""
    rows = Order.objects.bought_by(buyer_id).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    return _rows(rows[:limit], other="seller_id")


def sales_of(seller_id: int, shelf: str = "", *, before: int | None = None, limit: int = 30) -> list[OrderRow]:
    """What the account sold, newest first; `shelf` is one of SHELVES, anything else is all of them."""
    rows = Order.objects.sold_by(seller_id).order_by("-pk")
    if shelf in SHELVES:
        rows = rows.filter(state__in=SHELVES[shelf])
    if before:
        rows = rows.filter(pk__lt=before)
    return _rows(rows[:limit], other="buyer_id")


def sales_counts(seller_id: int) -> dict[str, int]:
    """How many sales lie on each shelf."""
    by_state = dict(
        Order.objects.sold_by(seller_id).values_list("state").annotate(count=Count("pk")).values_list("state", "count")
    )
    return {shelf: sum(by_state.get(state, 0) for state in states) for shelf, states in SHELVES.items()}


def packing_list(seller_id: int, *, limit: int = 100) -> list[OrderRow]:
    """Only confirmed orders [COD-3], the most urgent first."""
    rows = Order.objects.sold_by(seller_id).filter(state=rules.CONFIRMED).order_by("due_at", "pk")
    return _rows(rows[:limit], other="buyer_id")


def _rows(orders: Iterable[Order], *, other: str) -> list[OrderRow]:
    orders = list(orders)
    persons = people({getattr(order, other) for order in orders})
    lines: dict[int, list[OrderLine]] = {}
    for line in OrderLine.objects.filter(order_id__in=[order.pk for order in orders], cancelled_at__isnull=True):
        lines.setdefault(line.order_id, []).append(line)
    pictures = photos([line.photo_id for group in lines.values() for line in group if line.photo_id])
    return [
        OrderRow(
            id=order.pk,
            number=rules.order_number(order.pk),
            state=order.state,
            other=persons[getattr(order, other)],
            titles=tuple(line.title for line in lines.get(order.pk, [])),
            photos=tuple(
                pictures[line.photo_id]
                for line in lines.get(order.pk, [])
                if line.photo_id and line.photo_id in pictures
            ),
            total_minor=order.total_minor,
            currency=order.currency,
            city=order.city,
            placed_at=order.placed_at,
            due_at=order.due_at,
            method=order.method,
            travels_with=rules.order_number(order.combined_with_id) if order.combined_with_id else "",
            is_pickup=order.is_pickup,
        )
        for order in orders
    ]
