"""Say that a moderator has looked at a photo seen before."""

from datetime import datetime

from haat.kernel.errors import NotFound
from haat.listings.models import PhotoMatch


def look_at_match(*, actor_id: int, match_id: int, now: datetime) -> None:
    """The first look counts. Raises NotFound."""
    match = PhotoMatch.objects.filter(pk=match_id)
    if not match.filter(looked_at=None).update(looked_at=now, looked_by_id=actor_id) and not match.exists():
        raise NotFound
