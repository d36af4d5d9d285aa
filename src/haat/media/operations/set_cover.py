"""Hang a picture above a closet."""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.media.models import Cover, Photo


@transaction.atomic
def set_cover(*, account_id: int, photo_id: int | None, now: datetime) -> None:
    """The account's own photo as its cover; None takes the cover away. Raises NotFound."""
    if photo_id is None:
        Cover.objects.filter(account_id=account_id).delete()
        return
    if not Photo.objects.filter(pk=photo_id, owner_id=account_id, removed_at=None).exists():
        raise NotFound
    Cover.objects.update_or_create(account_id=account_id, defaults={"photo_id": photo_id, "set_at": now})
