"""Delete every picture of somebody who left."""

from datetime import datetime

from haat.media.models import Photo
from haat.media.operations.remove_photo import remove_photo


def forget_photos(*, owner_id: int, now: datetime) -> None:
    """Remove each photo with its files; again is harmless."""
    for photo_id in Photo.objects.filter(owner_id=owner_id, removed_at=None).values_list("pk", flat=True):
        remove_photo(owner_id=owner_id, photo_id=photo_id, now=now)
