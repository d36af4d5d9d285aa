"""Photos of the sell form: taken in, moved, turned, cut, taken away."""

from collections.abc import Iterator
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.kernel import clock
from haat.kernel.errors import InvalidInput, NotFound, Refusal, Words
from haat.kernel.limits import MAX_PHOTOS
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.detach_photo import detach_photo
from haat.listings.operations.hold_listing import CannotChange
from haat.listings.operations.order_photos import order_photos
from haat.listings.queries import listing_for
from haat.listings.rules.states import EDITABLE
from haat.listings.types import ListingView
from haat.media.operations.crop_photo import crop_photo
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.operations.turn_photo import turn_photo


def take_in_files(request: HttpRequest, listing_id: int) -> list[Words]:
    """Every file of the field "photos" into the listing; answers in words what could not be taken."""
    return list(_take_in(request, listing_id))


def _take_in(request: HttpRequest, listing_id: int) -> Iterator[Words]:
    me = cast(int, request.user.pk)
    files = cast(list[UploadedFile], request.FILES.getlist("photos"))
    there = len(_own(request, listing_id).photos)
    for place, file in enumerate(files, start=there + 1):
        if place > MAX_PHOTOS:
            yield _("A listing has at most %(limit)d photos. The rest was left out.") % {"limit": MAX_PHOTOS}
            return
        try:
            photo_id = take_in_photo(owner_id=me, file=file, now=clock.now())
            attach_photo(seller_id=me, listing_id=listing_id, photo_id=photo_id, now=clock.now())
        except Refusal as refusal:
            yield f"{file.name}: {refusal.fields.get('photos', refusal.message)}"


def apply_photo_action(request: HttpRequest, listing_id: int) -> list[Words]:
    """The pressed button of a photo, "turn:12"; answers in words what could not be done."""
    action, _colon, number = request.POST.get("photo", "").partition(":")
    if not number.isascii() or not number.isdigit():
        return []
    try:
        _change(request, listing_id, int(number), action)
    except NotFound:
        raise
    except Refusal as refusal:
        return [refusal.fields.get("photos", refusal.message)]
    return []


def _change(request: HttpRequest, listing_id: int, photo_id: int, action: str) -> None:
    me, now = cast(int, request.user.pk), clock.now()
    listing = _own(request, listing_id)
    if listing.state != "draft" and listing.state not in EDITABLE:
        raise CannotChange(_("The photos cannot be changed now: this is reserved, sold or removed."))
    ids = [photo.id for photo in listing.photos]
    if photo_id not in ids:
        raise NotFound
    at = ids.index(photo_id)
    if action == "turn":
        turn_photo(owner_id=me, photo_id=photo_id, quarter_turns=1, now=now)
    elif action == "cut":
        crop_photo(owner_id=me, photo_id=photo_id, box=_box(request), now=now)
    elif action == "whole":
        crop_photo(owner_id=me, photo_id=photo_id, box=None, now=now)
    elif action == "remove":
        detach_photo(seller_id=me, listing_id=listing_id, photo_id=photo_id, now=now)
    elif action in ("earlier", "later", "cover"):
        place = {"earlier": max(0, at - 1), "later": at + 1, "cover": 0}[action]
        ids.insert(place, ids.pop(at))
        order_photos(seller_id=me, listing_id=listing_id, photo_ids=ids, now=now)
    else:
        raise NotFound


def _box(request: HttpRequest) -> tuple[float, float, float, float]:
    try:
        left, top, right, bottom = (float(request.POST[side]) for side in ("left", "top", "right", "bottom"))
    except (KeyError, ValueError) as error:
        raise InvalidInput(fields={"photos": _("Please mark the part of the photo to keep.")}) from error
    return left, top, right, bottom


def _own(request: HttpRequest, listing_id: int) -> ListingView:
    listing = listing_for(request.user.pk, listing_id)
    if not listing.is_own:
        raise NotFound
    return listing


def _fragment(request: HttpRequest, listing_id: int, problems: list[Words]) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect("sell_edit", listing_id)
    context = {"listing": _own(request, listing_id), "problems": problems, "limit": MAX_PHOTOS}
    return render(request, "listings/sell_photos.html", context, status=422 if problems else 200)


@login_required
@require_POST
def add_photos(request: HttpRequest, listing_id: int) -> HttpResponse:
    """One file or several; answers the photos of the form."""
    return _fragment(request, listing_id, take_in_files(request, listing_id))


@login_required
@require_POST
def change_photo(request: HttpRequest, listing_id: int, photo_id: int) -> HttpResponse:
    """Move, turn, cut or take away one photo by the field "action"."""
    problems: list[Words] = []
    try:
        _change(request, listing_id, photo_id, request.POST.get("action", ""))
    except (InvalidInput, CannotChange) as refusal:
        problems = [refusal.fields.get("photos", refusal.message)]
    return _fragment(request, listing_id, problems)


@login_required
@require_POST
def reorder(request: HttpRequest, listing_id: int) -> HttpResponse:
    """The order after a drag: every photo's id in the fields "ids"."""
    there = {photo.id for photo in _own(request, listing_id).photos}
    wanted = [int(text) for text in request.POST.getlist("ids") if text.isascii() and text.isdigit()]
    if set(wanted) != there:
        return _fragment(request, listing_id, [_("The photos have changed meanwhile. Please try again.")])
    order_photos(seller_id=cast(int, request.user.pk), listing_id=listing_id, photo_ids=wanted, now=clock.now())
    return _fragment(request, listing_id, [])
