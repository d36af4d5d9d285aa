"""Start a draft from a listing."""

from datetime import datetime

from django.db import transaction

from haat.accounts.queries import require_standing
from haat.listings.models import Listing, ListingPhoto, Variant
from haat.listings.operations.hold_listing import hold_listing


@transaction.atomic
def copy_listing(*, seller_id: int, listing_id: int, now: datetime) -> int:
    """A new draft with the same words, photos and sizes, one of each. Raises NotFound, Suspended, Limited."""
    require_standing(account_id=seller_id, act="sell", now=now)
    original = hold_listing(seller_id=seller_id, listing_id=listing_id)
    copied = (
        "seller_id", "title", "story", "category_id", "brand_id", "colours", "materials", "condition", "flaws",
        "measures", "origin", "origin_note", "price_minor", "original_minor", "currency", "parcel", "cod_allowed",
        "cover_id", "sizes",
    )  # fmt: skip
    copy = Listing.objects.create(
        **{name: getattr(original, name) for name in copied}, started_at=now, changed_at=now, state_since=now
    )
    Variant.objects.bulk_create(
        Variant(listing=copy, size=row.size, colour=row.colour, position=row.position)
        for row in original.variants.all()
    )
    ListingPhoto.objects.bulk_create(
        ListingPhoto(listing=copy, photo_id=row.photo_id, position=row.position)
        for row in original.listing_photos.all()
    )
    return copy.pk
