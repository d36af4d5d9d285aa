"""Where sellers let their buyers fetch things."""

from collections.abc import Iterable

from haat.orders.models import PickupPlace
from haat.orders.types.parcels import Pickup


def pickup_of(seller_id: int) -> Pickup | None:
    """Where and when this seller's things may be fetched; None when they are sent only."""
    return pickups_of([seller_id]).get(seller_id)


def pickups_of(seller_ids: Iterable[int]) -> dict[int, Pickup]:
    """The same for many, in one query."""
    rows = PickupPlace.objects.filter(account_id__in=list(seller_ids))
    return {row.account_id: Pickup(row.place, row.hours) for row in rows}
