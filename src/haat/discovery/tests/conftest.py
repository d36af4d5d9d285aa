import itertools
from datetime import timedelta

import pytest
from django.core.cache import cache

from haat.discovery.operations.refresh_index import refresh_index
from haat.discovery.operations.shelve_listing import shelve_listing
from haat.listings.models import Brand, Category, Listing
from haat.media.models import Photo
from tests.cast import NOW

_numbers = itertools.count()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Each test has an index of its own, and no words of the last test's market."""
    settings.DATA_DIR = tmp_path
    cache.clear()


@pytest.fixture
def put_up(db):
    """put_up(seller, title="…", category="women-dresses", …) makes a thing for sale that discovery knows."""

    def make(seller, *, category="women-dresses", brand="", days_ago=0.0, now=NOW, ratio=0.75, **fields):
        number = next(_numbers)
        photo = Photo.objects.create(
            owner_id=seller.pk, token=f"t{number}", width=int(1200 * ratio), height=1200, widths=[240, 480],
            placeholder="", colour="#aa8866", taken_at=NOW,
        )  # fmt: skip
        made, _ = Brand.objects.get_or_create(slug=brand.lower(), defaults={"name": brand}) if brand else (None, False)
        listing = Listing.objects.create(
            seller_id=seller.pk,
            **{
                "state": "active", "state_since": now, "title": "Blue scroll tea dress", "story": "", "sizes": ["M"],
                "category": Category.objects.get(slug=category), "brand": made, "colours": ["blue"],
                "condition": "good", "price_minor": 240_000, "currency": "PKR", "cover": photo, "started_at": now,
                "changed_at": now, "published_at": now - timedelta(days=days_ago), **fields,
            },
        )  # fmt: skip
        shelve_listing(listing_id=listing.pk, now=now)
        return listing

    return make


@pytest.fixture
def laid_out():
    """laid_out() brings the index up to the shelf."""
    return refresh_index
