"""Take in a photo as a person sends it."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import IO, BinaryIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image

from haat.kernel.errors import InvalidInput, TooLarge
from haat.kernel.events import publish
from haat.kernel.limits import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS
from haat.media.events import PhotoTaken
from haat.media.models import Photo, files
from haat.media.rules import pixels
from haat.media.rules.sizes import SMALLEST_SIDE, bands, rendition_widths, signed


class NotAnImage(InvalidInput):
    """Not JPEG, PNG, WebP, HEIC or AVIF by its content, or broken."""

    message = _("This file is not a photo we can read. Please choose a JPEG, PNG, WebP, HEIC or AVIF picture.")


class ImageTooLarge(TooLarge):
    """More bytes than the limit."""

    message = _("This photo is larger than {limit} MB. Please choose a smaller one.")

    def __init__(self) -> None:
        super().__init__(str(self.message).format(limit=MAX_PHOTO_BYTES // 1024**2))


class TooManyPixels(TooLarge):
    """More pixels than the limit, by the header."""

    message = _("This photo has more than {limit} megapixels. Please choose a smaller one.")

    def __init__(self) -> None:
        super().__init__(str(self.message).format(limit=MAX_PHOTO_PIXELS // 1_000_000))


class ImageTooSmall(InvalidInput):
    """Too few pixels to show anything."""

    message = _("This picture is too small to show a thing. Please choose a larger photo.")


def take_in_photo(*, owner_id: int, file: IO[bytes], now: datetime) -> int:
    """Make the photo's renditions and keep its stripped original; answers the photo's id.

    All pixel work is done before the transaction, and a row is written only when every file is in its place.
    Raises NotAnImage, ImageTooLarge, TooManyPixels, ImageTooSmall.
    """
    picture = checked(file, pixels.decode)
    token = files.new_token()
    fingerprint = pixels.fingerprint(picture)
    photo = Photo(
        owner_id=owner_id,
        token=token,
        width=picture.width,
        height=picture.height,
        widths=rendition_widths(picture.width),
        placeholder=pixels.placeholder(picture),
        colour=pixels.dominant_colour(picture),
        fingerprint=None if fingerprint is None else signed(fingerprint),
        fingerprint_bands=[] if fingerprint is None else bands(fingerprint),
        fingerprint_colours=pixels.fingerprint_colours(picture),
        taken_at=now,
    )
    try:
        files.write_whole(files.kept_path(token), pixels.kept_original(picture))
        files.write_renditions(token, photo.version, "webp", pixels.webp_renditions(picture, photo.widths))
        with transaction.atomic():
            photo.save(force_insert=True)
            publish(PhotoTaken(photo_id=photo.pk))
    except BaseException:
        files.delete_all(token)
        raise
    return photo.pk


def checked(file: IO[bytes], decode: Callable[[BinaryIO], Image.Image]) -> Image.Image:
    """The picture, after every limit was looked at by its header alone. Raises as `take_in_photo`."""
    content = io.BytesIO(file.read(MAX_PHOTO_BYTES + 1))
    if content.getbuffer().nbytes > MAX_PHOTO_BYTES:
        raise ImageTooLarge
    try:
        size = pixels.read_size(content)
        if size.width * size.height > MAX_PHOTO_PIXELS:
            raise TooManyPixels
        if min(size.width, size.height) < SMALLEST_SIDE:
            raise ImageTooSmall
        return decode(content)
    except pixels.Unreadable as error:
        raise NotAnImage from error
