"""Change a listing that is up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.kernel.errors import InvalidInput
from haat.kernel.events import publish
from haat.listings.events import ListingEdited
from haat.listings.operations.change_price import set_price
from haat.listings.operations.check_fields import check_fields
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.operations.publish_listing import WORDS_OF_MISSING
from haat.listings.operations.settle_state import settle_state
from haat.listings.operations.write_fields import write_fields
from haat.listings.operations.write_revision import write_revision
from haat.listings.rules.missing import missing_of
from haat.listings.rules.states import EDITABLE
from haat.listings.types import ListingFields


@transaction.atomic
def edit_listing(*, seller_id: int, listing_id: int, fields: ListingFields, now: datetime) -> None:
    """Only the fields that are there change; every edit is kept [LST-3].

    Raises NotFound, CannotChange while somebody is buying it or after it was sold, InvalidInput.
    """
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state not in EDITABLE:
        raise CannotChange(_("This cannot be changed now: it is reserved, sold or removed."))
    clean = check_fields(fields)
    price = clean.pop("price_minor", listing.price_minor)
    changes = write_fields(listing=listing, fields=clean)
    if price is not None and price != listing.price_minor:
        changes["price_minor"] = set_price(listing=listing, price_minor=price, now=now)
    missing = [name for name in missing_of(listing) if name in fields or name != "photos"]
    if price is None or missing:
        raise InvalidInput(
            fields={name: WORDS_OF_MISSING[name] for name in {*missing, *(["price_minor"] if price is None else [])}}
        )
    if not changes:
        return
    listing.changed_at = now
    listing.save()
    write_revision(listing=listing, actor_id=seller_id, changes=changes, now=now)
    settle_state(listing=listing, now=now)
    publish(ListingEdited(listing_id=listing.pk))
