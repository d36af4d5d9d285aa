from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from haat.discovery.models import Shelf, Stall
from haat.discovery.rules.phrasing import size_term
from haat.discovery.rules.places import same_place
from haat.kernel.text import slug
from haat.listings.queries import index_entry
from haat.listings.types import IndexEntry

# Changes take their version one after the other, so that a reader of versions never passes one that is still coming.
_VERSIONS_LOCK = 4_801_113


@transaction.atomic
def shelve_listing(*, listing_id: int, now: datetime, dropped_from_minor: int | None = None) -> None:
    """Put a listing on the shelf as it is now, or take it off when it may not be shown. Idempotent.

    `dropped_from_minor` is the former price of a price change; a price that rose ends an earlier drop.
    """
    entry = index_entry(listing_id)
    version = next_version()
    if entry is None:
        Shelf.objects.filter(pk=listing_id, left_at=None).update(left_at=now, version=version)
        return
    held = Shelf.objects.filter(pk=listing_id).values_list("former_minor", "dropped_at").first() or (None, None)
    former, since = (dropped_from_minor, now) if dropped_from_minor is not None else held
    dropped = former is not None and former > entry.price_minor
    price = {"former_minor": former if dropped else None, "dropped_at": since if dropped else None}
    Shelf.objects.update_or_create(
        pk=listing_id, defaults=columns_of(entry) | price | {"version": version, "left_at": None}
    )
    Stall.objects.get_or_create(pk=entry.seller_id, defaults={"opened_at": entry.published_at})


def next_version() -> int:
    """The version of the next change; its order is the order of commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_VERSIONS_LOCK])
    return (Shelf.objects.aggregate(newest=Max("version"))["newest"] or 0) + 1


def columns_of(entry: IndexEntry) -> dict[str, Any]:
    """What the shelf keeps of a listing, besides its price's history."""
    return {
        "seller_id": entry.seller_id,
        "category": entry.category_path[-1] if entry.category_path else "",
        "brand": slug(entry.brand) if entry.brand else "",
        "colours": list(entry.colours),
        "fits": [f"{entry.size_group}:{size_term(size)}" for size in entry.sizes],
        "city": same_place(entry.city),
        "price_minor": entry.price_minor,
        "published_at": entry.published_at,
    }
