"""Make the renditions that photos lack because the site showed other widths when they were taken in."""

from functools import reduce
from operator import or_

from django.db.models import Q

from haat.media.models import Photo, files
from haat.media.operations.make_avif import shown_picture
from haat.media.rules import pixels
from haat.media.rules.sizes import RENDITION_WIDTHS, rendition_widths

# Photos in one sweep; what is left waits for the next.
MOST_AT_ONCE = 100


def fill_renditions() -> int:
    """Bring photos that lack a width up to date; how many were. One without its kept original stays as it is."""
    filled = 0
    for photo in Photo.objects.filter(_lacks_a_width(), removed_at=None).order_by("pk").iterator(MOST_AT_ONCE):
        if files.kept_path(photo.token).is_file():
            _fill(photo)
            filled += 1
        if filled == MOST_AT_ONCE:
            break
    return filled


def _lacks_a_width() -> Q:
    return reduce(or_, (Q(width__gt=width) & ~Q(widths__contains=[width]) for width in RENDITION_WIDTHS[:-1]))


def _fill(photo: Photo) -> None:
    """The files are written first; the row says so only if the photo still looks the same and still has its formats."""
    picture = shown_picture(photo)
    missing = set(rendition_widths(picture.width)) - set(photo.widths)
    files.write_renditions(photo.token, photo.version, "webp", pixels.webp_renditions(picture, missing))
    # Pages name the same widths in every format; an AVIF of a width that is made meanwhile has the new ones too.
    files.write_renditions(photo.token, photo.version, "avif", pixels.avif_renditions(picture, missing))
    same = Photo.objects.filter(pk=photo.pk, version=photo.version, widths=photo.widths, removed_at=None)
    same.update(widths=sorted(missing.union(photo.widths)))
