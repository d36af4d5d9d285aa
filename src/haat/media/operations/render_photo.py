"""Render a photo anew from its kept original."""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.media.events import PhotoTaken
from haat.media.models import Photo, files
from haat.media.rules import pixels
from haat.media.rules.sizes import Box, rendition_widths


def own_photo_locked(owner_id: int, photo_id: int) -> Photo:
    """The photo's row, held until the transaction ends. Raises NotFound for anybody else's."""
    photo = Photo.objects.select_for_update().filter(pk=photo_id, owner_id=owner_id, removed_at=None).first()
    if photo is None:
        raise NotFound
    return photo


def render_photo(*, photo: Photo, crop: Box | None, turns: int, now: datetime) -> None:
    """Show the photo cut to `crop` and turned, under new addresses. `photo` is locked by the caller."""
    original = pixels.reopen(files.kept_path(photo.token).read_bytes())
    picture = pixels.cut_and_turn(original, crop, turns)
    photo.version += 1
    photo.crop = None if crop is None else list(crop)
    photo.turns = turns % 4
    photo.width, photo.height = picture.size
    photo.widths = rendition_widths(picture.width)
    photo.placeholder = pixels.placeholder(picture)
    photo.colour = pixels.dominant_colour(picture)
    photo.avif_at = None
    files.write_renditions(photo.token, photo.version, "webp", pixels.webp_renditions(picture, photo.widths))
    photo.save()
    publish(PhotoTaken(photo_id=photo.pk))
    token, version = photo.token, photo.version
    transaction.on_commit(lambda: files.delete_other_versions(token, version))
