"""Take down everything of somebody who left."""

from datetime import datetime

from haat.listings.models import Listing
from haat.listings.operations.hold_listing import CannotChange
from haat.listings.operations.remove_listing import remove_listing


def clear_closet(*, seller_id: int, now: datetime) -> None:
    """Drafts are deleted, what is up is removed, what was sold stays in the books; again is harmless."""
    for listing_id in Listing.objects.filter(seller_id=seller_id).exclude(state="removed").values_list("pk", flat=True):
        try:
            remove_listing(seller_id=seller_id, listing_id=listing_id, now=now)
        except CannotChange:
            continue
    Listing.objects.filter(seller_id=seller_id).update(story="", origin_note="")
