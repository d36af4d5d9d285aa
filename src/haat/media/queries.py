"""Photos for anyone who was given their ids, and the search for the same photo."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from haat.kernel.errors import NotFound
from haat.kernel.statements import AnyOf, Given, Prepared
from haat.media.models import Cover, Photo
from haat.media.models.files import public_folder, rendition_name, view_at, view_of
from haat.media.rules.sizes import is_same_photo, near_bands
from haat.media.types import PhotoView

_MOST_MATCHES = 20


# The columns of a photo, in the order of `view_from`; other contexts join them into queries of their own.
VIEW = ("id", "token", "version", "width", "height", "widths", "placeholder", "colour", "avif_at", "removed_at")


def view_from(values: Sequence[Any]) -> PhotoView | None:
    """The photo of the columns VIEW, in their order; None for no photo and for a removed one."""
    pk, token, version, width, height, widths, placeholder, colour, avif_at, removed_at = values
    if pk is None or removed_at is not None:
        return None
    return view_at(pk, token, version, width, height, tuple(widths), placeholder, colour, avif_at is not None)


def photos(ids: Iterable[int]) -> dict[int, PhotoView]:
    """Those of `ids` that still exist, in one query."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    return {row[0]: view for row in _photos(ids=wanted) if (view := view_from(row)) is not None}


_photos = Prepared(lambda: Photo.objects.filter(AnyOf("pk", "ids"), removed_at=None).values_list(*VIEW))


def photo_for(owner_id: int, photo_id: int) -> PhotoView:
    """One's own photo. Raises NotFound for anybody else's."""
    photo = Photo.objects.filter(pk=photo_id, owner_id=owner_id, removed_at=None).first()
    if photo is None:
        raise NotFound
    return view_of(photo)


def own_among(owner_id: int, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that are this owner's and still exist."""
    wanted = set(ids)
    return set(Photo.objects.filter(pk__in=wanted, owner_id=owner_id, removed_at=None).values_list("pk", flat=True))


def same_photos(photo_id: int) -> list[int]:
    """Other people's photos that show the very same picture, earliest first; one's own reposts are none of them."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None or photo.fingerprint is None:
        return []
    likely = Photo.objects.filter(fingerprint_bands__overlap=near_bands(photo.fingerprint)).exclude(
        owner_id=photo.owner_id
    )
    return [
        other.pk
        for other in likely.only("pk", "fingerprint", "fingerprint_colours").order_by("pk").iterator()
        if other.fingerprint is not None
        and is_same_photo(
            photo.fingerprint,
            other.fingerprint,
            bytes(photo.fingerprint_colours),
            bytes(other.fingerprint_colours),
        )
    ][:_MOST_MATCHES]


def photos_with_cover(ids: Iterable[int], account_id: int) -> tuple[dict[int, PhotoView], PhotoView | None]:
    """Those of `ids`, and the picture above the closet, in one query."""
    views: dict[int, PhotoView] = {}
    cover = None
    for *row, is_cover in _with_cover(ids=list(set(ids)), account=account_id):
        view = view_from(row)
        if view is not None:
            views[view.id] = view
            cover = view if is_cover else cover
    return views, cover


def _rows_with_cover() -> "QuerySet[Photo, Any]":
    covers = Cover.objects.filter(account_id=Given("account"))
    rows = Photo.objects.filter(Q(AnyOf("pk", "ids")) | Q(pk__in=covers.values("photo_id")), removed_at=None)
    return rows.annotate(is_cover=Exists(covers.filter(photo_id=OuterRef("pk")))).values_list(*VIEW, "is_cover")


_with_cover = Prepared(_rows_with_cover)


def cover_of(account_id: int) -> PhotoView | None:
    """The picture above a closet, if it has one."""
    cover = Cover.objects.filter(account_id=account_id, photo__removed_at=None).select_related("photo").first()
    return view_of(cover.photo) if cover else None


def export_of(owner_id: int) -> tuple[list[dict[str, Any]], dict[str, Callable[[], bytes]]]:
    """The owner's photos as rows, and by file name a reader of each one's largest WebP; missing files are left out."""
    rows: list[dict[str, Any]] = []
    files: dict[str, Callable[[], bytes]] = {}
    for photo in Photo.objects.filter(owner_id=owner_id, removed_at=None).order_by("pk"):
        path = public_folder(photo.token) / rendition_name(photo.version, max(photo.widths), "webp")
        name = f"{photo.pk}.webp"
        if path.is_file():
            files[name] = path.read_bytes
        rows.append({"id": photo.pk, "file": name, "width": photo.width, "height": photo.height, "at": photo.taken_at})
    return rows, files
