import io
import random

import pytest
from PIL import Image

from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.operations.save_draft import save_draft
from haat.listings.operations.start_draft import start_draft
from haat.media.operations.take_in_photo import take_in_photo
from tests.cast import NOW

DRESS = {
    "title": "Blue scroll tea dress",
    "story": "I wore this to my sister’s mehndi in Multan.",
    "category": "women-dresses",
    "brand": "Khaadi",
    "size": "M",
    "colours": ["blue"],
    "condition": "like_new",
    "origin": "own_closet",
    "price_minor": 240_000,
    "parcel": "small",
}


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def a_photo():
    """a_photo(owner_id) takes in a small picture; another `shift` is another picture."""

    def take(owner_id, shift=0):
        blocks = Image.frombytes("RGB", (6, 8), random.Random(shift).randbytes(6 * 8 * 3))
        file = io.BytesIO()
        blocks.resize((120, 160)).save(file, "JPEG")
        file.seek(0)
        return take_in_photo(owner_id=owner_id, file=file, now=NOW)

    return take


@pytest.fixture
def a_draft(a_photo):
    """a_draft(seller_id, **fields) is complete but not yet up."""

    def make(seller_id, **fields):
        listing_id = start_draft(seller_id=seller_id, now=NOW)
        attach_photo(seller_id=seller_id, listing_id=listing_id, photo_id=a_photo(seller_id), now=NOW)
        save_draft(seller_id=seller_id, listing_id=listing_id, fields={**DRESS, **fields}, now=NOW)
        return listing_id

    return make


@pytest.fixture
def a_listing(a_draft):
    """a_listing(seller_id, **fields) is up for sale."""

    def make(seller_id, **fields):
        listing_id = a_draft(seller_id, **fields)
        publish_listing(seller_id=seller_id, listing_id=listing_id, now=NOW)
        return listing_id

    return make
