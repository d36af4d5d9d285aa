"""Delete photos that a draft no longer shows."""

from datetime import datetime

from haat.listings.models import ListingPhoto
from haat.media.operations.remove_photo import remove_photo


def discard_photos(*, owner_id: int, photo_ids: list[int], now: datetime) -> None:
    """Those that stand in no listing; a copy of the draft may still show the others."""
    used = set(ListingPhoto.objects.filter(photo_id__in=photo_ids).values_list("photo_id", flat=True))
    for photo_id in photo_ids:
        if photo_id not in used:
            remove_photo(owner_id=owner_id, photo_id=photo_id, now=now)
