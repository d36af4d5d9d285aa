"""Bring a listing's state in line with its stock."""

from datetime import datetime

from django.db.models import Sum

from haat.kernel.events import publish
from haat.listings.events import ListingReserved, ListingSold
from haat.listings.models import Listing, Variant
from haat.listings.rules.states import State, state_by_stock

_FOLLOWS_STOCK = (State.ACTIVE, State.RESERVED, State.SOLD, State.AWAY)


def settle_state(*, listing: Listing, now: datetime) -> str:
    """Write and publish what the stock makes of a held listing; answers the state. Removed and expired ones stay."""
    if listing.state not in _FOLLOWS_STOCK:
        return listing.state
    stock = Variant.objects.filter(listing_id=listing.pk).aggregate(on_hand=Sum("quantity"), promised=Sum("reserved"))
    state = state_by_stock(stock["on_hand"] or 0, stock["promised"] or 0, listing.state == State.AWAY)
    if state == listing.state:
        return state
    listing.state, listing.state_since = state.value, now
    Listing.objects.filter(pk=listing.pk).update(state=state.value, state_since=now)
    if state == State.RESERVED:
        publish(ListingReserved(listing_id=listing.pk))
    elif state == State.SOLD:
        publish(ListingSold(listing_id=listing.pk, seller_id=listing.seller_id))
    return state
