"""Put a listing's photos in order."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.events import publish
from haat.kernel.limits import MAX_PHOTOS
from haat.listings.events import ListingEdited
from haat.listings.models import Listing, ListingPhoto
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.operations.write_revision import write_revision
from haat.listings.rules.states import EDITABLE
from haat.media.queries import own_among


@transaction.atomic
def order_photos(*, seller_id: int, listing_id: int, photo_ids: list[int], now: datetime) -> None:
    """Exactly these photos in this order; the first is the cover. Those left out go.

    Raises NotFound for somebody else's listing or photo, InvalidInput above the limit or when a published
    listing would have none.
    """
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state != "draft" and listing.state not in EDITABLE:
        raise CannotChange(_("The photos cannot be changed now: this is reserved, sold or removed."))
    before = list(ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True))
    wanted = list(dict.fromkeys(photo_ids))
    if before == wanted:
        return
    put_photos(listing=listing, photo_ids=wanted)
    listing.changed_at = now
    listing.save()
    write_revision(listing=listing, actor_id=seller_id, changes={"photos": [before, wanted]}, now=now)
    if listing.published_at is not None:
        publish(ListingEdited(listing_id=listing.pk))


def put_photos(*, listing: Listing, photo_ids: list[int]) -> None:
    """Write the rows and the cover; the caller saves `listing`."""
    if len(photo_ids) > MAX_PHOTOS:
        raise InvalidInput(fields={"photos": _("A listing has at most %(limit)d photos.") % {"limit": MAX_PHOTOS}})
    if not photo_ids and listing.published_at is not None:
        raise InvalidInput(fields={"photos": _("A listing needs at least one photo.")})
    kept = set(ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True))
    new = [photo_id for photo_id in photo_ids if photo_id not in kept]
    if own_among(listing.seller_id, new) != set(new):
        raise NotFound
    ListingPhoto.objects.filter(listing=listing).delete()
    ListingPhoto.objects.bulk_create(
        ListingPhoto(listing=listing, photo_id=photo_id, position=position)
        for position, photo_id in enumerate(photo_ids)
    )
    listing.cover_id = photo_ids[0] if photo_ids else None
    listing.flaws = [flaw if flaw["photo_id"] in photo_ids else {**flaw, "photo_id": None} for flaw in listing.flaws]
