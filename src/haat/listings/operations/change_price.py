"""Change a price."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.kernel.events import publish
from haat.listings.events import PriceChanged
from haat.listings.models import Listing
from haat.listings.operations.check_fields import check_fields
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.operations.write_revision import write_revision
from haat.listings.rules.states import EDITABLE


@transaction.atomic
def change_price(*, seller_id: int, listing_id: int, price_minor: int, now: datetime) -> None:
    """A new price for what is up; the lowest ever is kept [LST-2]. Raises NotFound, CannotChange, InvalidInput."""
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state not in EDITABLE:
        raise CannotChange(_("The price cannot be changed now: this is reserved, sold or removed."))
    check_fields({"price_minor": price_minor})
    if listing.price_minor == price_minor:
        return
    change = set_price(listing=listing, price_minor=price_minor, now=now)
    listing.changed_at = now
    listing.save()
    write_revision(listing=listing, actor_id=seller_id, changes={"price_minor": change}, now=now)


def set_price(*, listing: Listing, price_minor: int, now: datetime) -> list[int]:
    """Put the price on a published, held listing, which the caller saves; answers [old, new]."""
    old = listing.price_minor
    if old is None or listing.lowest_minor is None:
        raise AssertionError("a published listing has a price")
    publish(
        PriceChanged(
            listing_id=listing.pk,
            seller_id=listing.seller_id,
            old_minor=old,
            new_minor=price_minor,
            currency=listing.currency,
            lowest_before_minor=listing.lowest_minor,
        )
    )
    listing.former_minor, listing.price_minor, listing.price_since = old, price_minor, now
    listing.lowest_minor = min(listing.lowest_minor, price_minor)
    if listing.original_minor is not None and listing.original_minor <= price_minor:
        listing.original_minor = None
    return [old, price_minor]
