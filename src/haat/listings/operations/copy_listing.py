"""Start a draft from a listing."""

from datetime import datetime

from django.db import transaction

from haat.accounts.queries import require_standing
from haat.listings.models import Listing, Variant
from haat.listings.operations.hold_listing import hold_listing
from haat.listings.operations.order_photos import put_photos
from haat.media.operations.copy_photo import copy_photo


@transaction.atomic
def copy_listing(*, seller_id: int, listing_id: int, now: datetime) -> int:
    """A new draft with the same words, photos and sizes, one of each. Raises NotFound, Suspended, Limited."""
    require_standing(account_id=seller_id, act="sell", now=now)
    original = hold_listing(seller_id=seller_id, listing_id=listing_id)
    copied = (
        "seller_id", "title", "story", "category_id", "brand_id", "colours", "materials", "condition",
        "measures", "origin", "origin_note", "price_minor", "original_minor", "currency", "parcel", "cod_allowed",
        "sizes",
    )  # fmt: skip
    copy = Listing.objects.create(
        **{name: getattr(original, name) for name in copied}, started_at=now, changed_at=now, state_since=now
    )
    Variant.objects.bulk_create(
        Variant(listing=copy, size=row.size, colour=row.colour, position=row.position)
        for row in original.variants.all()
    )
    _copy_photos(original, copy, now)
    return copy.pk


def _copy_photos(original: Listing, copy: Listing, now: datetime) -> None:
    """Photos of its own: turning one in the draft must not change what is up or sold."""
    copied = {
        row.photo_id: copy_photo(owner_id=original.seller_id, photo_id=row.photo_id, now=now)
        for row in original.listing_photos.filter(photo__removed_at=None)
    }
    put_photos(listing=copy, photo_ids=list(copied.values()))
    copy.flaws = [{**flaw, "photo_id": copied.get(flaw["photo_id"])} for flaw in original.flaws]
    copy.save()
