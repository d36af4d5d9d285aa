"""Take a listing down as a moderator."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound
from haat.listings.models import Listing
from haat.listings.operations.remove_listing import remove_listing


@transaction.atomic
def take_down_listing(*, actor_id: int, listing_id: int, reason: str, now: datetime) -> None:
    """As its seller would, with the reason in the audit log. The caller has checked that the actor moderates.

    Raises NotFound, InvalidInput without a reason, CannotChange while somebody is buying it and after it was sold.
    """
    if not reason.strip():
        raise InvalidInput(fields={"reason": _("Please give a reason; it is kept.")})
    seller_id = Listing.objects.filter(pk=listing_id).values_list("seller_id", flat=True).first()
    if seller_id is None:
        raise NotFound
    remove_listing(seller_id=seller_id, listing_id=listing_id, now=now)
    record(
        actor_id=actor_id,
        action="listings.listing_taken_down",
        subject=f"listing:{listing_id}",
        now=now,
        reason=reason.strip()[:500],
    )
