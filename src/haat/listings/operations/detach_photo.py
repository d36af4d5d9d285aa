"""Take a photo out of a listing."""

from datetime import datetime

from django.db import transaction

from haat.listings.models import ListingPhoto
from haat.listings.operations.discard_photos import discard_photos
from haat.listings.operations.hold_listing import hold_listing
from haat.listings.operations.order_photos import order_photos


@transaction.atomic
def detach_photo(*, seller_id: int, listing_id: int, photo_id: int, now: datetime) -> None:
    """A draft's photo is deleted; that of a published listing is kept for its history [LST-3].

    Raises NotFound, CannotChange, InvalidInput for the last photo of a published listing.
    """
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    there = list(ListingPhoto.objects.filter(listing_id=listing_id).values_list("photo_id", flat=True))
    order_photos(
        seller_id=seller_id, listing_id=listing_id, photo_ids=[kept for kept in there if kept != photo_id], now=now
    )
    if listing.published_at is None and photo_id in there:
        discard_photos(owner_id=seller_id, photo_ids=[photo_id], now=now)
