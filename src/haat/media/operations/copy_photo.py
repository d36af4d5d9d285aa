"""Make a second photo of one."""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.media.events import PhotoTaken
from haat.media.models import Photo, files


def copy_photo(*, owner_id: int, photo_id: int, now: datetime) -> int:
    """The same picture with files of its own, so that turning one leaves the other; answers its id. Raises NotFound."""
    photo = Photo.objects.filter(pk=photo_id, owner_id=owner_id, removed_at=None).first()
    if photo is None:
        raise NotFound
    token = files.new_token()
    files.copy_all(photo.token, token)
    try:
        with transaction.atomic():
            photo.pk, photo.token, photo.taken_at = None, token, now
            photo.save(force_insert=True)
            if photo.avif_at is None:
                publish(PhotoTaken(photo_id=photo.pk))
    except BaseException:
        files.delete_all(token)
        raise
    return photo.pk
