"""Sell what was promised."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal
from haat.listings.models import Listing, Reservation, Variant
from haat.listings.operations.settle_state import settle_state


class ReservationLapsed(Refusal):
    """It was released before it could be completed."""

    message = _("The time for this was over, and it went back on sale.")


@transaction.atomic
def complete_reservation(*, reservation_key: str, now: datetime) -> None:
    """The stock leaves for good; a listing with none left is sold. Twice is once.

    Raises NotFound for an unknown key, ReservationLapsed when the stock was given back.
    """
    reservation = Reservation.objects.select_for_update().filter(key=reservation_key).first()
    if reservation is None:
        raise NotFound
    if reservation.released_at is not None:
        raise ReservationLapsed
    if reservation.completed_at is not None:
        return
    Reservation.objects.filter(pk=reservation.pk).update(completed_at=now)
    Variant.objects.filter(pk=reservation.variant_id).update(
        quantity=F("quantity") - reservation.quantity, reserved=F("reserved") - reservation.quantity
    )
    settle_state(listing=Listing.objects.get(pk=reservation.listing_id), now=now)
