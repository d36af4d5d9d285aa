"""Keep what was typed so far."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.listings.operations.check_fields import check_fields
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.operations.write_fields import write_fields
from haat.listings.types import ListingFields


@transaction.atomic
def save_draft(*, seller_id: int, listing_id: int, fields: ListingFields, now: datetime) -> None:
    """Only the fields that are there change; a draft may lack anything.

    Raises NotFound, CannotChange for a listing that is already up, InvalidInput with each field that cannot be used.
    """
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state != "draft":
        raise CannotChange(_("This is no draft any more. Please open it again to change it."))
    write_fields(listing=listing, fields=check_fields(fields))
    listing.changed_at = now
    listing.save()
