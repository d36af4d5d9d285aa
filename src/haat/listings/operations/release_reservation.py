"""Give promised or sold stock back."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from haat.kernel.events import publish
from haat.listings.events import ListingReleased
from haat.listings.models import Listing, Reservation, Variant
from haat.listings.operations.settle_state import settle_state


@transaction.atomic
def release_reservation(*, reservation_key: str, now: datetime) -> bool:
    """The stock is free again, also after the sale was complete (a cancelled order). False when it was already.

    An unknown key is no mistake: nothing was reserved.
    """
    reservation = Reservation.objects.select_for_update().filter(key=reservation_key, released_at=None).first()
    if reservation is None:
        return False
    sold = reservation.completed_at is not None
    Reservation.objects.filter(pk=reservation.pk).update(released_at=now, completed_at=None)
    variant = Variant.objects.filter(pk=reservation.variant_id)
    if sold:
        variant.update(quantity=F("quantity") + reservation.quantity)
    else:
        variant.update(reserved=F("reserved") - reservation.quantity)
    listing = Listing.objects.get(pk=reservation.listing_id)
    settle_state(listing=listing, now=now)
    publish(ListingReleased(listing_id=listing.pk))
    return True
