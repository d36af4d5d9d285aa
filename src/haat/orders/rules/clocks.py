"""Time: business days of a country, and the clock that runs in each state."""

from datetime import datetime, timedelta, tzinfo

from haat.orders.rules.states import CONFIRMED, DELIVERED, DISPUTED, PACKED, PLACED, REFUSED, SHIPPED, VERIFYING
from haat.orders.types import Clock

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


# What happens at `due_at` in each state if nobody acts.
SILENCE = {
    PLACED: "cancels_unpaid",
    VERIFYING: "cancels_unverified",
    CONFIRMED: "cancels_unshipped",
    PACKED: "cancels_unshipped",
    SHIPPED: "delivers",
    DELIVERED: "accepts",
    DISPUTED: "decides",
    REFUSED: "returns",
}


def clock(*, state: str, since: datetime, due_at: datetime | None, now: datetime) -> Clock | None:
    """The running clock of an order; None when none runs."""
    if due_at is None or state not in SILENCE:
        return None
    whole = max((due_at - since).total_seconds(), 1.0)
    left = max(due_at - now, timedelta())
    return Clock(SILENCE[state], due_at, left, min(1.0, max(0.0, 1 - left.total_seconds() / whole)))
