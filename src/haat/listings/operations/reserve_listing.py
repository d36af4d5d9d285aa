"""Promise stock to an order."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal
from haat.kernel.statements import change, load
from haat.listings.models import Listing, Reservation, Variant
from haat.listings.operations.settle_state import settle_state
from haat.listings.queries.shelves import category_by_id
from haat.listings.types import Reserved
from haat.social.queries import is_blocked_between

_ASKED = (
    "id", "seller_id", "state", "title", "category_id", "price_minor", "currency", "parcel", "cod_allowed", "cover_id",
)  # fmt: skip


class SoldOut(Refusal):
    """Somebody else was faster, or fewer are left than wanted."""

    message = _("This is no longer available. Somebody was faster.")


class NotForSale(Refusal):
    """It cannot be bought now: removed, expired, a draft, or the closet is away."""

    message = _("This is not for sale right now.")


class OwnListing(Refusal):
    """Nobody buys from themselves."""

    message = _("This is your own listing.")


class KeyTaken(Refusal):
    """The reservation key was used for something else."""

    message = _("This reservation belongs to another order.")


@transaction.atomic
def reserve_listing(
    *,
    buyer_id: int,
    listing_id: int,
    variant_id: int,
    quantity: int,
    reservation_key: str,
    until: datetime,
    now: datetime,
) -> Reserved:
    """Take `quantity` out of what is free, in one conditional update [LST-1]; the same key twice is one reservation.

    Called inside the caller's transaction; several things are reserved in the order of their variants' ids.
    Raises NotFound, SoldOut, NotForSale, OwnListing, KeyTaken.
    """
    taken = _take(listing_id=listing_id, variant_id=variant_id, quantity=quantity)
    earlier = None if taken else Reservation.objects.filter(key=reservation_key).first()
    if earlier is not None:
        return _again(earlier, listing_id, variant_id, quantity)
    # Read after the variant is locked: whoever takes a listing down locks its variants first.
    listing = next(iter(load(Listing, _ASKED, "id = %s", [listing_id])), None)
    if listing is None or listing.state == "draft" or is_blocked_between(buyer_id, listing.seller_id):
        raise NotFound
    if listing.seller_id == buyer_id:
        raise OwnListing
    if taken is None:
        if not Variant.objects.filter(pk=variant_id, listing_id=listing_id).exists():
            raise NotFound
        raise SoldOut
    if listing.state != "active" or listing.price_minor is None:
        raise NotForSale
    fresh = Reservation(
        key=reservation_key,
        listing=listing,
        variant_id=variant_id,
        buyer_id=buyer_id,
        quantity=quantity,
        price_minor=listing.price_minor,
        reserved_at=now,
        until=until,
    )
    if not fresh.claim():
        Variant.objects.filter(pk=variant_id).update(reserved=F("reserved") - quantity)
        return _again(Reservation.objects.get(key=reservation_key), listing_id, variant_id, quantity)
    if taken.reserved == taken.quantity:
        settle_state(listing=listing, now=now)
    return _reserved(listing, taken, quantity, listing.price_minor)


def _take(*, listing_id: int, variant_id: int, quantity: int) -> Variant | None:
    """Promise stock in one conditional statement and answer whose it is; None when less is left."""
    taken = change(
        Variant,
        ("id", "size", "colour", "quantity", "reserved"),
        """
        UPDATE listings_variant SET reserved = reserved + %s
        WHERE id = %s AND listing_id = %s AND quantity >= reserved + %s
        """,
        [quantity, variant_id, listing_id, quantity],
    )
    return taken[0] if taken else None


def _again(earlier: Reservation, listing_id: int, variant_id: int, quantity: int) -> Reserved:
    same = (earlier.listing_id, earlier.variant_id, earlier.quantity) == (listing_id, variant_id, quantity)
    if not same:
        raise KeyTaken
    if earlier.released_at is not None:
        raise SoldOut
    return _reserved(earlier.listing, earlier.variant, quantity, earlier.price_minor)


def _reserved(listing: Listing, variant: Variant, quantity: int, price_minor: int) -> Reserved:
    if listing.category_id is None:
        raise AssertionError("a published listing has a category")
    return Reserved(
        listing_id=listing.pk,
        variant_id=variant.pk,
        seller_id=listing.seller_id,
        title=listing.title,
        size=" · ".join(part for part in (variant.size, variant.colour) if part),
        photo_id=listing.cover_id,
        price_minor=price_minor,
        currency=listing.currency,
        category_id=listing.category_id,
        category_path=category_by_id(listing.category_id).path,
        parcel_class=listing.parcel,
        cod_allowed=listing.cod_allowed,
        quantity=quantity,
    )
