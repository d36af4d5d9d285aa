"""Take a listing down."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from haat.kernel.events import publish
from haat.listings.events import ListingRemoved
from haat.listings.models import ListingPhoto, Variant
from haat.listings.operations.discard_photos import discard_photos
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.rules.states import may_become


@transaction.atomic
def remove_listing(*, seller_id: int, listing_id: int, now: datetime) -> None:
    """A draft is deleted; what was up is kept for its buyers and can be listed again.

    Raises NotFound, CannotChange while somebody is buying it and after it was sold.
    """
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state == "removed":
        return
    if listing.state == "draft":
        photo_ids = list(ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True))
        listing.delete()
        discard_photos(owner_id=seller_id, photo_ids=photo_ids, now=now)
        return
    promised = Variant.objects.filter(listing=listing).aggregate(promised=Sum("reserved"))["promised"]
    if promised or listing.state == "reserved":
        raise CannotChange(_("Somebody is buying this right now. Please wait until the order is done or cancelled."))
    if not may_become(listing.state, "removed"):
        raise CannotChange(_("This is sold. It stays in your books."))
    listing.state, listing.state_since, listing.changed_at = "removed", now, now
    listing.save()
    publish(ListingRemoved(listing_id=listing.pk))
