"""Make the AVIF renditions of a photo."""

from datetime import datetime

from PIL import Image

from haat.media.models import Photo, files
from haat.media.rules import pixels
from haat.media.rules.sizes import Box


def shown_picture(photo: Photo) -> Image.Image:
    """The pixels of the photo as it is shown, from its kept original."""
    original = pixels.reopen(files.kept_path(photo.token).read_bytes())
    crop: Box | None = tuple(photo.crop) if photo.crop else None  # type: ignore[assignment]
    return pixels.cut_and_turn(original, crop, photo.turns)


def make_avif(*, photo_id: int, now: datetime) -> None:
    """Idempotent. The files are written first; the row says so only if the photo still looks the same."""
    photo = Photo.objects.filter(pk=photo_id, removed_at=None, avif_at=None).first()
    if photo is None:
        return
    picture = shown_picture(photo)
    files.write_renditions(photo.token, photo.version, "avif", pixels.avif_renditions(picture, photo.widths))
    Photo.objects.filter(pk=photo_id, version=photo.version, removed_at=None).update(avif_at=now)
