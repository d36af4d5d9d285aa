"""What an order's money is made of, what clears it, and with whom it travels."""

from collections.abc import Iterable, Sequence
from typing import Any

from haat.orders import rules
from haat.orders.models import Order, OrderLine
from haat.orders.types.money import Sums, TaxLine, TimeWish, WayOpen
from haat.risk.queries.words import way_words


def sums_of(order: Order, lines: Sequence[OrderLine]) -> Sums:
    """Taxes, discount and fee of an order; what was called off is out of them."""
    taxes: dict[tuple[str, bool], int] = {}
    for tax in (*(line.tax for line in lines if line.cancelled_at is None), order.shipping_tax):
        if tax and tax["minor"]:
            key = tax["name"], tax["included"]
            taxes[key] = taxes.get(key, 0) + tax["minor"]
    return Sums(
        tax_minor=order.tax_minor,
        site_tax_minor=order.site_tax_minor,
        discount_minor=order.discount_minor,
        cash_fee_minor=order.cash_fee_minor,
        taxes=tuple(TaxLine(name, included, minor) for (name, included), minor in taxes.items()),
    )


def ways_of(order: Order) -> tuple[WayOpen, ...]:
    """What clears an order that waits for the buyer's word, the cheapest first; none once a deposit was chosen."""
    if order.state != rules.VERIFYING or order.deposit_minor:
        return ()
    return tuple(_way(way, order.currency) for way in order.clearing)


def _way(way: dict[str, Any], currency: str) -> WayOpen:
    kind, amount, now_minor = way["kind"], way["amount_minor"], way["now_minor"]
    return WayOpen(kind, way_words(kind, amount, now_minor, currency), amount, now_minor)


def time_wish_of(order: Order) -> TimeWish | None:
    """The seller's wish for more time, while nobody has granted it."""
    if order.time_asked_at is None or order.extended_at is not None:
        return None
    return TimeWish(order.time_reason, order.time_asked_at, order.time_declined_at)


def companions_of(order_ids: Iterable[int]) -> dict[int, list[int]]:
    """The later orders that travel with each of these and go on."""
    found: dict[int, list[int]] = {}
    later = Order.objects.filter(combined_with_id__in=list(order_ids)).exclude(state=rules.CANCELLED)
    for pk, first in later.order_by("pk").values_list("pk", "combined_with_id"):
        found.setdefault(first or 0, []).append(pk)
    return found
