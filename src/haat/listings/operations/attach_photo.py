"""Add a photo to a listing."""

from datetime import datetime

from django.db import transaction

from haat.listings.models import ListingPhoto
from haat.listings.operations.hold_listing import hold_listing
from haat.listings.operations.order_photos import order_photos


@transaction.atomic
def attach_photo(*, seller_id: int, listing_id: int, photo_id: int, now: datetime) -> None:
    """At the end; one that is already there stays where it is. Raises NotFound, InvalidInput above the limit."""
    hold_listing(seller_id=seller_id, listing_id=listing_id)
    there = list(ListingPhoto.objects.filter(listing_id=listing_id).values_list("photo_id", flat=True))
    if photo_id not in there:
        order_photos(seller_id=seller_id, listing_id=listing_id, photo_ids=[*there, photo_id], now=now)
