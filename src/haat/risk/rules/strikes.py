"""Fair strikes [COD-4]: what gives one, and when cash on delivery is switched off."""

from collections.abc import Iterable
from datetime import datetime

from haat.risk.types import LOST


def gives_strike(outcome: str) -> bool:
    """Refused, or nobody reached; a courier's or a seller's fault and a cancelled order give none."""
    return outcome in LOST


def are_too_many(counting_until: Iterable[datetime], *, now: datetime, most: int) -> bool:
    """Whether so many strikes count at the same moment."""
    return sum(until > now for until in counting_until) >= most
