"""Whether a closet is closed for a while."""

from datetime import UTC, date, datetime, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Leaves(Protocol):
    """Whoever has away dates in a time zone."""

    @property
    def time_zone(self) -> str: ...

    @property
    def away_from(self) -> date | None: ...

    @property
    def away_until(self) -> date | None: ...


def is_away(person: Leaves, now: datetime) -> bool:
    """Both dates are included, in the person's own time zone; without an end the closet stays closed."""
    if person.away_from is None:
        return False
    try:
        zone: tzinfo = ZoneInfo(person.time_zone) if person.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    today = now.astimezone(zone).date()
    return person.away_from <= today and (person.away_until is None or today <= person.away_until)
