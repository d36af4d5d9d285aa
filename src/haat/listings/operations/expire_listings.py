"""Take down what stood too long."""

from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.listings.events import ListingRemoved
from haat.listings.models import Listing


def expire_listings(*, now: datetime, limit: int = 500) -> int:
    """Active listings past their time → expired; their sellers can list them again. Answers how many."""
    due = Listing.objects.filter(state="active", expires_at__lte=now).order_by("expires_at")
    return sum(_expire(listing_id, now) for listing_id in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def _expire(listing_id: int, now: datetime) -> int:
    claimed = Listing.objects.filter(pk=listing_id, state="active", expires_at__lte=now).update(
        state="expired", state_since=now
    )
    if claimed:
        publish(ListingRemoved(listing_id=listing_id))
    return claimed
