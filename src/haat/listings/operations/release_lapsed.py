"""Give back what was promised and not bought in time."""

from datetime import datetime

from haat.listings.models import Reservation
from haat.listings.operations.release_reservation import release_reservation


def release_lapsed(*, now: datetime, limit: int = 500) -> int:
    """Every reservation whose time is over, each in a transaction of its own; answers how many."""
    due = Reservation.objects.filter(until__lte=now, completed_at=None, released_at=None).order_by("until")
    return sum(release_reservation(reservation_key=key, now=now) for key in due.values_list("key", flat=True)[:limit])
