"""Fetch one awaited photo and put it to its listing."""

import io
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.channels.models import AwaitedPhoto
from haat.channels.operations._download import NotFetched, download
from haat.kernel.errors import Refusal
from haat.kernel.limits import MAX_PHOTO_BYTES
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.queries import listing_for
from haat.media.operations.take_in_photo import take_in_photo

MOST_TRIES = 3
WORDS = {
    "forbidden_address": gettext_lazy("This address is not on the public net."),
    "too_many_redirects": gettext_lazy("The address leads in circles."),
    "refused_there": gettext_lazy("The other site did not give it out."),
    "broke_off": gettext_lazy("The connection broke off."),
    "too_large": gettext_lazy("The photo is too large."),
    "too_slow": gettext_lazy("The other site was too slow."),
    "not_found": gettext_lazy("The other site was not found."),
    "not_reached": gettext_lazy("The other site could not be reached."),
}


def fetch_photo(*, awaited_id: int, now: datetime) -> bool:
    """Whether the photo came. One caller wins a due photo by the conditional update; a failed try is told and kept."""
    won = AwaitedPhoto.objects.filter(pk=awaited_id, due_at__lte=now, tries__lt=MOST_TRIES)
    if not won.update(due_at=None, tries=F("tries") + 1):
        return False
    awaited = AwaitedPhoto.objects.get(pk=awaited_id)
    try:
        content = download(awaited.address, most_bytes=MAX_PHOTO_BYTES)
        photo_id = take_in_photo(owner_id=awaited.seller_id, file=io.BytesIO(content), now=now)
        attach_photo(seller_id=awaited.seller_id, listing_id=awaited.listing_id, photo_id=photo_id, now=now)
    except NotFetched as missed:
        again = missed.again and awaited.tries < MOST_TRIES
        _keep(awaited, str(WORDS[missed.reason]), now + timedelta(minutes=30) * awaited.tries if again else None)
        return False
    except Refusal as refusal:
        _keep(awaited, str(refusal.message), None)
        return False
    AwaitedPhoto.objects.filter(pk=awaited_id).update(photo_id=photo_id, failed_because="")
    _go_up(awaited, now)
    return True


def _keep(awaited: AwaitedPhoto, reason: str, due_at: datetime | None) -> None:
    AwaitedPhoto.objects.filter(pk=awaited.pk).update(failed_because=reason[:300], due_at=due_at)


def _go_up(awaited: AwaitedPhoto, now: datetime) -> None:
    """A draft that has all it needs, and something in stock, goes up; the others wait for their seller."""
    listing = listing_for(awaited.seller_id, awaited.listing_id)
    if listing.state != "draft" or not listing.available:
        return
    try:
        publish_listing(seller_id=awaited.seller_id, listing_id=awaited.listing_id, now=now)
    except Refusal as refusal:
        _keep(awaited, _("The photo is there; the listing still waits: %(why)s") % {"why": refusal.message}, None)
