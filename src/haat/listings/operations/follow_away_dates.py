"""Close and open a closet's listings with its away dates."""

from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.events import publish
from haat.listings.events import ListingEdited
from haat.listings.models import Listing
from haat.listings.operations.settle_state import settle_state
from haat.listings.rules.away import is_away


def follow_away_dates(*, seller_id: int, now: datetime) -> int:
    """Active → away while the closet is away, and back; answers how many listings changed. Idempotent."""
    if is_away(person(seller_id), now):
        return go_away(seller_id=seller_id, now=now)
    return come_back(seller_id=seller_id, now=now)


@transaction.atomic
def go_away(*, seller_id: int, now: datetime) -> int:
    """What is for sale shows as away and cannot be bought; what is promised stays promised."""
    return _move(seller_id, "active", "away", now)


@transaction.atomic
def come_back(*, seller_id: int, now: datetime) -> int:
    """What was away is for sale again."""
    count = _move(seller_id, "away", "active", now)
    for listing in Listing.objects.filter(seller_id=seller_id, state="active", variants__reserved__gt=0).distinct():
        settle_state(listing=listing, now=now)
    return count


def _move(seller_id: int, state: str, following: str, now: datetime) -> int:
    rows = Listing.objects.filter(seller_id=seller_id, state=state)
    moved = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    Listing.objects.filter(pk__in=moved).update(state=following, state_since=now)
    publish(*[ListingEdited(listing_id=listing_id) for listing_id in moved])
    return len(moved)
