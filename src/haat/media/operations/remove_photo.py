"""Take a photo away."""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.media.events import PhotoRemoved
from haat.media.models import Cover, Photo, files


@transaction.atomic
def remove_photo(*, owner_id: int, photo_id: int, now: datetime) -> None:
    """Delete its files; the row stays for those who point to it. Raises NotFound."""
    photo = Photo.objects.filter(pk=photo_id, owner_id=owner_id).first()
    if photo is None:
        raise NotFound
    if Photo.objects.filter(pk=photo_id, removed_at=None).update(removed_at=now):
        Cover.objects.filter(photo_id=photo_id).delete()
        publish(PhotoRemoved(photo_id=photo_id))
        token = photo.token
        transaction.on_commit(lambda: files.delete_all(token))
