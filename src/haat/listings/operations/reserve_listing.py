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
    fresh = Reservation(
        key=reservation_key,
        listing_id=listing_id,
        variant_id=variant_id,
        buyer_id=buyer_id,
        quantity=quantity,
        reserved_at=now,
        until=until,
    )
    # The refusal is raised outside, so that the caller's transaction may go on without a savepoint.
    with transaction.atomic(savepoint=False):
        answer = _reserve(fresh, now)
    if isinstance(answer, Refusal):
        raise answer
    return answer


def _reserve(fresh: Reservation, now: datetime) -> Reserved | Refusal:
    """Take the stock and store the reservation; a refusal leaves nothing taken."""
    taken = _take(listing_id=fresh.listing_id, variant_id=fresh.variant_id, quantity=fresh.quantity)
    earlier = None if taken else Reservation.objects.filter(key=fresh.key).first()
    if earlier is not None:
        return _again(earlier, fresh)
    # Read after the variant is locked: whoever takes a listing down locks its variants first.
    listing = next(iter(load(Listing, _ASKED, "id = %s", [fresh.listing_id])), None)
    refusal = _why_not(listing, taken, fresh)
    if listing is None or taken is None or listing.price_minor is None or refusal is not None:
        if taken is not None:
            _give_back(fresh)
        return refusal or NotForSale()
    fresh.price_minor = listing.price_minor
    if not fresh.claim():
        _give_back(fresh)
        return _again(Reservation.objects.get(key=fresh.key), fresh)
    if taken.reserved == taken.quantity:
        settle_state(listing=listing, now=now)
    return _reserved(listing, taken, fresh.quantity, listing.price_minor)


def _why_not(listing: Listing | None, taken: Variant | None, wanted: Reservation) -> Refusal | None:
    if listing is None or listing.state == "draft" or is_blocked_between(wanted.buyer_id, listing.seller_id):
        return NotFound()
    if listing.seller_id == wanted.buyer_id:
        return OwnListing()
    if taken is None:
        exists = Variant.objects.filter(pk=wanted.variant_id, listing_id=wanted.listing_id).exists()
        return SoldOut() if exists else NotFound()
    return None if listing.state == "active" else NotForSale()


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


def _give_back(wanted: Reservation) -> None:
    Variant.objects.filter(pk=wanted.variant_id).update(reserved=F("reserved") - wanted.quantity)


def _again(earlier: Reservation, wanted: Reservation) -> Reserved | Refusal:
    same = all(getattr(earlier, part) == getattr(wanted, part) for part in ("listing_id", "variant_id", "quantity"))
    if not same:
        return KeyTaken()
    if earlier.released_at is not None:
        return SoldOut()
    return _reserved(earlier.listing, earlier.variant, earlier.quantity, earlier.price_minor)


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
