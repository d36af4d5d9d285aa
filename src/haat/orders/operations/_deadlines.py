"""When the clocks of an order end, by the operator's policies and the seller's calendar."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from haat.accounts.types import Person
from haat.orders import policies, rules


def ship_by(*, seller: Person, now: datetime) -> datetime:
    """Three business days of the seller's country [ORD-2]."""
    return _business_days(seller, now, policies.SHIP_BY_DAYS.value())


def extended_ship_by(*, seller: Person, due_at: datetime) -> datetime:
    """Three business days more [ORD-2]."""
    return _business_days(seller, due_at, policies.EXTENSION_DAYS.value())


def pay_by(*, now: datetime) -> datetime:
    return now + timedelta(days=policies.PAY_WITHIN_DAYS.value())


def verify_by(*, now: datetime) -> datetime:
    """A day for the buyer's word [COD-2]."""
    return now + timedelta(hours=policies.VERIFY_WITHIN_HOURS.value())


def delivered_by(*, now: datetime) -> datetime:
    return now + timedelta(days=policies.DELIVERED_AFTER_DAYS.value())


def look_over_until(*, now: datetime) -> datetime:
    return now + timedelta(days=policies.LOOK_OVER_DAYS.value())


def back_by(*, now: datetime) -> datetime:
    return now + timedelta(days=policies.RETURN_DAYS.value())


def _business_days(seller: Person, start: datetime, days: int) -> datetime:
    return rules.business_days_after(start, days, country=seller.country, zone=_zone(seller))


def _zone(person: Person) -> tzinfo:
    return ZoneInfo(person.time_zone) if person.time_zone else UTC


def reserved_until(*, now: datetime) -> datetime:
    """Longer than any order waits: the order's own clocks let the thing go, not the reservation's."""
    return now + timedelta(days=400)
