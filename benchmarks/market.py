"""A market of many listings, laid straight into the tables: for benches that read it, not for people to look at."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

SELLERS = 400
PHOTOS = 800
WORDS = ("Blue cotton kurta", "Embroidered dupatta", "Linen shirt", "Black ankle boots", "Silk saree", "Winter coat")
MORE_WORDS = ("Jamdani scarf", "Leather bag", "Denim jacket", "Ajrak shawl", "Summer dress", "Wool sweater")
STORY = "Worn twice and kept with care. It has a story of its own, told in a few sentences for whoever asks."
BRANDS = ("Khaadi", "Aarong", "Zara", "Levi's", "Gul Ahmed", "Sapphire", "Uniqlo", "Mango")
CONDITIONS = ("new_with_tags", "like_new", "good", "fair")
COLOURS = ("blue", "black", "white", "red", "green", "beige")


def ensure(count: int) -> None:
    """At least `count` active listings of 400 sellers, the same ones every time, and an index over them."""
    from haat.discovery.operations.rebuild_index import rebuild_index
    from haat.listings.models import Listing

    missing = count - Listing.objects.filter(state="active").count()
    if missing > 0:
        _lay_out(missing)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    _shelve()
    rebuild_index()


@transaction.atomic
def _shelve() -> None:
    """What the feed draws from: the shelf and the stalls, as if the facts had been heard."""
    from haat.discovery.models import Shelf, Stall
    from haat.discovery.operations.shelve_listing import columns_of, next_version
    from haat.listings.queries import index_entries

    version, after = next_version(), 0
    while entries := index_entries(after, 2_000):
        Shelf.objects.bulk_create(
            (Shelf(pk=entry.id, version=version, **columns_of(entry)) for entry in entries), ignore_conflicts=True
        )
        stalls = {entry.seller_id: entry.published_at for entry in entries}
        Stall.objects.bulk_create(
            (Stall(pk=seller_id, opened_at=opened_at) for seller_id, opened_at in stalls.items()),
            ignore_conflicts=True,
        )
        after = entries[-1].id


@transaction.atomic
def _lay_out(count: int) -> None:
    from haat.kernel import clock
    from haat.listings.models import Brand, Category, Listing
    from haat.listings.models.listing import ListingPhoto, Variant
    from haat.listings.operations.plant_categories import plant_categories

    dice, now = random.Random(20_000), clock.now()
    plant_categories()
    shelves = list(Category.objects.filter(children=None))
    for name in BRANDS:
        Brand.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})
    brands, sellers = list(Brand.objects.all()), _sellers()
    photos = _photos(sellers, now)
    listings = Listing.objects.bulk_create(
        (
            Listing(
                title=f"{dice.choice(WORDS + MORE_WORDS)} {number}",
                seller=dice.choice(sellers),
                category=dice.choice(shelves),
                brand=dice.choice(brands),
                cover=dice.choice(photos),
                **_rest_of_a_listing(dice, now),
            )
            for number in range(count)
        ),
        batch_size=2_000,
    )
    Variant.objects.bulk_create((Variant(listing=one, size=one.sizes[0]) for one in listings), batch_size=5_000)
    ListingPhoto.objects.bulk_create(
        (ListingPhoto(listing=one, photo_id=one.cover_id, position=0) for one in listings), batch_size=5_000
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _rest_of_a_listing(dice: random.Random, now: datetime) -> dict[str, Any]:
    price, since = dice.randrange(500, 30_000) * 100, now - timedelta(minutes=dice.randrange(60 * 24 * 60))
    return {
        "state": "active",
        "story": STORY,
        "colours": [dice.choice(COLOURS)],
        "condition": dice.choice(CONDITIONS),
        "origin": "own_closet",
        "price_minor": price,
        "lowest_minor": price,
        "currency": "PKR",
        "parcel": "small",
        "sizes": [dice.choice("SML")],
        "expires_at": now + timedelta(days=90),
        **dict.fromkeys(("state_since", "started_at", "changed_at", "published_at"), since),
    }


def _sellers() -> list[Any]:
    from haat.accounts.models import Account
    from haat.accounts.rules.handles import handle_skeleton

    handles = [f"stall{number}" for number in range(SELLERS)]
    Account.objects.bulk_create(
        (
            Account(
                email=f"{handle}@haat.example",
                handle=handle,
                handle_skeleton=handle_skeleton(handle),
                name=handle.capitalize(),
                city="Lahore",
                country="PK",
            )
            for handle in handles
        ),
        ignore_conflicts=True,
    )
    return list(Account.objects.filter(handle__in=handles))


def _photos(sellers: list[Any], now: datetime) -> list[Any]:
    from haat.media.models import Photo

    shape = {"width": 960, "height": 1280, "widths": [240, 480, 960], "placeholder": "", "colour": "#c9b18f"}
    first = Photo.objects.count()
    return Photo.objects.bulk_create(
        Photo(owner=sellers[number % len(sellers)], token=f"{number:032x}", taken_at=now, **shape)
        for number in range(first, first + PHOTOS)
    )
