"""Keep what an edit changed [LST-3]."""

from datetime import datetime
from typing import Any

from haat.listings.models import Listing, Revision


def write_revision(*, listing: Listing, actor_id: int | None, changes: dict[str, list[Any]], now: datetime) -> None:
    """One row for one edit of a listing that was published; a draft has no history."""
    if changes and listing.published_at is not None:
        Revision.objects.create(listing=listing, actor_id=actor_id, at=now, changes=changes)
