"""Put a listing up again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.accounts.queries import require_standing
from haat.listings.models import Variant
from haat.listings.operations.hold_listing import CannotChange, hold_listing
from haat.listings.operations.publish_listing import put_up


@transaction.atomic
def relist_listing(*, seller_id: int, listing_id: int, now: datetime) -> None:
    """Removed or expired → active, with new clocks. A sold thing is copied instead: its page stays its buyer's.

    Raises NotFound, CannotChange, Suspended, Limited, InvalidInput with what is missing.
    """
    require_standing(account_id=seller_id, act="sell", now=now)
    listing = hold_listing(seller_id=seller_id, listing_id=listing_id)
    if listing.state not in ("removed", "expired"):
        raise CannotChange(_("Only what was removed or has expired can be listed again."))
    if not Variant.objects.filter(listing=listing, quantity__gt=0).exists():
        raise CannotChange(_("None of it is left. Please copy the listing and say how many there are."))
    put_up(listing=listing, now=now)
