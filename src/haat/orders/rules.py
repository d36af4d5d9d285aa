"""Decisions about orders, without a database: states, who may do what, deadlines in business days, totals."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from haat.orders.types import Clock

PLACED = "placed"
CONFIRMED = "confirmed"
PACKED = "packed"
SHIPPED = "shipped"
DELIVERED = "delivered"
ACCEPTED = "accepted"
SETTLED = "settled"
CANCELLED = "cancelled"

BUYER, SELLER, STAFF, CLOCK = "buyer", "seller", "staff", "clock"
ROLES = (BUYER, SELLER, STAFF, CLOCK)

# The state machine [ORD-1]: from each state, to which, and in which role somebody may take that step.
# The clock is what happens when nobody does anything; every state that is not an end has a step by the clock.
STEPS: dict[str, dict[str, frozenset[str]]] = {
    PLACED: {CONFIRMED: frozenset({STAFF, CLOCK}), CANCELLED: frozenset({BUYER, SELLER, STAFF, CLOCK})},
    CONFIRMED: {PACKED: frozenset({SELLER}), CANCELLED: frozenset({BUYER, SELLER, STAFF, CLOCK})},
    PACKED: {SHIPPED: frozenset({SELLER}), CANCELLED: frozenset({SELLER, STAFF, CLOCK})},
    SHIPPED: {DELIVERED: frozenset({BUYER, SELLER, STAFF, CLOCK}), CANCELLED: frozenset({STAFF})},
    DELIVERED: {ACCEPTED: frozenset({BUYER, STAFF, CLOCK}), CANCELLED: frozenset({STAFF})},
    ACCEPTED: {SETTLED: frozenset({CLOCK})},
    SETTLED: {},
    CANCELLED: {},
}
# Why the clock called an order off; people's own reasons are their words.
UNPAID, UNSHIPPED = "unpaid", "unshipped"
STATES = tuple(STEPS)
OPEN = tuple(state for state, steps in STEPS.items() if steps)
# Until it is on its way, the thing can go back to the shelf.
BEFORE_SHIPPING = (PLACED, CONFIRMED, PACKED)


def may(role: str, state: str, to: str) -> bool:
    """Whether somebody in `role` may take an order from `state` to `to`."""
    return role in STEPS[state].get(to, frozenset())


# Days off by ISO weekday minus one (Monday is 0), where they are not Saturday and Sunday.
_WEEKENDS = {
    **dict.fromkeys(("BD", "DZ", "EG", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"), frozenset({4, 5})),
    **dict.fromkeys(("IN", "UG"), frozenset({6})),
    "IR": frozenset({4}),
    "AF": frozenset({3, 4}),
    "NP": frozenset({5}),
}
_SATURDAY_AND_SUNDAY = frozenset({5, 6})


def weekend_of(country: str) -> frozenset[int]:
    """The weekly days off in a country (ISO 3166 code), Monday being 0."""
    return _WEEKENDS.get(country.upper(), _SATURDAY_AND_SUNDAY)


def business_days_after(start: datetime, days: int, *, country: str, zone: tzinfo) -> datetime:
    """`start` plus `days` business days of `country`, at the same hour on the wall in `zone`.

    A start on a day off counts from the next business day on: Saturday plus one is Monday.
    """
    weekend = weekend_of(country)
    local = start.astimezone(zone)
    while days > 0:
        local += timedelta(days=1)
        if local.weekday() not in weekend:
            days -= 1
    return local.astimezone(start.tzinfo)


def parcel_price(classes: Sequence[str], *, prices: dict[str, int], further_minor: int) -> int:
    """Shipping of one seller's things in one parcel: the dearest of them, plus a little for each further one.

    `prices` is by parcel class; a class that has no price counts as "medium".
    """
    if not classes:
        return 0
    dearest = max(prices.get(name, prices["medium"]) for name in classes)
    return dearest + further_minor * (len(classes) - 1)


# What happens at `due_at` in each state if nobody acts.
SILENCE = {
    PLACED: "cancels_unpaid",
    CONFIRMED: "cancels_unshipped",
    PACKED: "cancels_unshipped",
    SHIPPED: "delivers",
    DELIVERED: "accepts",
}


def clock(*, state: str, since: datetime, due_at: datetime | None, held: bool, now: datetime) -> Clock | None:
    """The running clock of an order; None when none runs or a hold stopped it."""
    if due_at is None or held or state not in SILENCE:
        return None
    whole = max((due_at - since).total_seconds(), 1.0)
    left = max(due_at - now, timedelta())
    return Clock(SILENCE[state], due_at, left, min(1.0, max(0.0, 1 - left.total_seconds() / whole)))


def order_number(order_id: int) -> str:
    """How people read an order's id aloud: 1-0042."""
    return f"{order_id // 10_000 + 1}-{order_id % 10_000:04d}"


def actions(*, role: str, state: str, held: bool, extended: bool) -> tuple[str, ...]:
    """What the person in `role` can do next on the order's page, the main thing first."""
    by_role = _BUYER_ACTIONS if role == BUYER else _SELLER_ACTIONS if role == SELLER else {}
    found = by_role.get(state, ())
    dropped = {"trouble"} if held else set()
    if extended:
        dropped.add("extend")
    return tuple(action for action in found if action not in dropped)


_BUYER_ACTIONS = {
    PLACED: ("cancel",),
    CONFIRMED: ("extend", "cancel"),
    PACKED: ("extend",),
    SHIPPED: ("deliver", "trouble"),
    DELIVERED: ("accept", "trouble"),
}
_SELLER_ACTIONS = {
    PLACED: ("cancel",),
    CONFIRMED: ("pack", "cancel"),
    PACKED: ("ship", "cancel"),
    SHIPPED: ("deliver",),
}
