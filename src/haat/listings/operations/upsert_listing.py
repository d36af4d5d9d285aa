"""Bring a thing in from elsewhere."""

from datetime import datetime

from django.db import transaction

from haat.accounts.queries import require_standing
from haat.kernel.events import publish
from haat.kernel.site import SITE_CURRENCY
from haat.listings.events import ListingEdited
from haat.listings.models import Listing, ListingPhoto, Variant
from haat.listings.operations.change_price import set_price
from haat.listings.operations.check_fields import check_fields
from haat.listings.operations.hold_listing import hold_listing
from haat.listings.operations.order_photos import put_photos
from haat.listings.operations.publish_listing import mark_matches, put_up
from haat.listings.operations.settle_state import settle_state
from haat.listings.operations.write_fields import write_fields
from haat.listings.operations.write_revision import write_revision
from haat.listings.rules.missing import missing_of
from haat.listings.types import ListingFields, VariantFields


@transaction.atomic
def upsert_listing(
    *,
    seller_id: int,
    source: str,
    source_key: str,
    fields: ListingFields,
    variants: list[VariantFields],
    photo_ids: list[int] | None,
    now: datetime,
) -> tuple[int, bool]:
    """The seller's thing of that source and key: made or updated; answers (listing id, whether it is new).

    With everything that a listing needs it goes up, else it waits as a draft. `photo_ids` None leaves the photos as
    they are. Raises Suspended, Limited, NotFound for somebody else's photo, InvalidInput.
    """
    require_standing(account_id=seller_id, act="sell", now=now)
    listing, created = _there_or_new(seller_id, source, source_key, now)
    clean = check_fields({**fields, "variants": variants} if variants else fields)
    price = clean.pop("price_minor", listing.price_minor)
    before = list(ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True))
    if photo_ids is not None and before != photo_ids:
        put_photos(listing=listing, photo_ids=list(dict.fromkeys(photo_ids)))
    changes = write_fields(listing=listing, fields=clean)
    if photo_ids is not None and before != photo_ids:
        changes["photos"] = [before, photo_ids]
    if price is not None and price != listing.price_minor:
        if listing.published_at is None:
            listing.price_minor = price
        else:
            changes["price_minor"] = set_price(listing=listing, price_minor=price, now=now)
    listing.changed_at = now
    listing.save()
    if listing.state == "draft" and not missing_of(listing):
        put_up(listing=listing, now=now)
        mark_matches(listing=listing, now=now)
    elif changes and listing.published_at is not None:
        write_revision(listing=listing, actor_id=seller_id, changes=changes, now=now)
        settle_state(listing=listing, now=now)
        publish(ListingEdited(listing_id=listing.pk))
    return listing.pk, created


def _there_or_new(seller_id: int, source: str, source_key: str, now: datetime) -> tuple[Listing, bool]:
    key = {"seller_id": seller_id, "source": source, "source_key": source_key}
    there = Listing.objects.filter(**key).values_list("pk", flat=True).first()
    if there is None:
        Listing.objects.bulk_create(
            [Listing(**key, currency=SITE_CURRENCY.value(), started_at=now, changed_at=now, state_since=now)],
            ignore_conflicts=True,
        )
        listing = Listing.objects.get(**key)
        Variant.objects.bulk_create([Variant(listing=listing)], ignore_conflicts=True)
        there = listing.pk
        return hold_listing(seller_id=seller_id, listing_id=there), True
    return hold_listing(seller_id=seller_id, listing_id=there), False
