import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haat.kernel import clock
from haat.listings.operations.change_price import change_price
from haat.listings.operations.remove_listing import remove_listing
from haat.listings.operations.reserve_listing import reserve_listing
from haat.listings.operations.upsert_listing import upsert_listing
from haat.listings.queries import listing_for
from haat.media.models import Photo
from haat.social.operations.block import block

# One of them asks for the stars of the seller.
MOST_QUERIES = 9


@pytest.fixture
def thing(cast):
    """thing(seller, key, **fields) is up for sale with a photo that has no files."""

    def make(seller, key="dress", **fields):
        photo = Photo.objects.create(
            owner=seller, token=f"{seller.pk}-{key}", width=900, height=1200, widths=[240, 480, 900],
            placeholder="data:,", colour="#aa0000", taken_at=clock.now(),
        )  # fmt: skip
        told = {
            "title": "Blue scroll tea dress", "story": "Worn twice.", "category": "women-dresses", "size": "M",
            "condition": "like_new", "price_minor": 300_000, "colours": ["blue"],
            "flaws": [{"text": "A pulled thread", "photo_id": photo.pk}],
        }  # fmt: skip
        listing_id, _ = upsert_listing(
            seller_id=seller.pk, source="test", source_key=key, fields={**told, **fields}, variants=[],
            photo_ids=[photo.pk], now=clock.now() - timedelta(hours=2),
        )  # fmt: skip
        return listing_for(seller.pk, listing_id)

    return make


def test_the_page_tells_all_there_is(cast, client, thing):
    listing = thing(cast.alice)
    change_price(seller_id=cast.alice.pk, listing_id=listing.id, price_minor=240_000, now=clock.now())
    page = client.get(listing.url).content.decode()
    expected = ["Rs\u00a02,400", "Lowest price yet", "Dropped Rs\u00a0600", "Like new", "A pulled thread", "Alice"]
    for words in (*expected, "Worn twice.", "<bdi>M</bdi>, fits <bdi>UK 12</bdi>"):
        assert words in page, words


def test_any_slug_leads_to_the_right_address(cast, client, thing):
    listing = thing(cast.alice)
    assert client.get(f"/l/{listing.id}/something-else/").url == listing.url
    assert client.get("/l/999999/x/").status_code == 404


def test_machines_read_it_and_no_title_breaks_out(cast, client, thing):
    listing = thing(cast.alice, title="</script><script>alert(1)</script> & dress")
    page = client.get(listing.url).content.decode()
    (block_of_data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data = json.loads(block_of_data)
    assert data["name"] == listing.title
    assert data["offers"]["price"] == "3000.00"
    assert "<script>alert" not in page
    assert 'property="og:image"' in page


@pytest.mark.parametrize("who", ["", "bob", "alice"])
@pytest.mark.parametrize("others", [0, 12])
def test_a_listing_costs_few_queries_however_much_hangs_around_it(cast, client, thing, who, others):
    listing = thing(cast.alice)
    for number in range(others):
        thing(cast.alice if number % 2 else cast.dana, f"other-{number}")
    if who:
        client.force_login(getattr(cast, who))
    page = client.get(listing.url)
    with CaptureQueriesContext(connection) as asked:
        client.get(listing.url)
    assert len(page.context["around"].closet) + len(page.context["around"].similar) == others
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:160] for query in asked)


def test_the_page_says_what_state_it_is_in_and_sells_only_what_can_be_sold(cast, client, thing):
    listing = thing(cast.alice)
    client.force_login(cast.bob)
    assert b'id="buy"' in client.get(listing.url).content
    reserve_listing(
        buyer_id=cast.charlie.pk, listing_id=listing.id, variant_id=listing.variants[0].id, quantity=1,
        reservation_key="order", until=clock.now() + timedelta(hours=1), now=clock.now(),
    )  # fmt: skip
    page = client.get(listing.url).content
    assert b"Reserved" in page
    assert b'id="buy"' not in page
    other = thing(cast.alice, "other")
    remove_listing(seller_id=cast.alice.pk, listing_id=other.id, now=clock.now())
    page = client.get(other.url).content
    assert b"Not for sale any more" in page
    assert b'id="buy"' not in page
    assert b'name="robots" content="noindex"' in page


def test_ones_own_thing_is_edited_not_bought(cast, client, thing):
    listing = thing(cast.alice)
    client.force_login(cast.alice)
    page = client.get(listing.url).content.decode()
    assert f"/sell/{listing.id}/price/" in page
    assert 'id="buy"' not in page


def test_a_block_hides_the_page(cast, client, thing):
    listing = thing(cast.alice)
    client.force_login(cast.bob)
    assert client.get(listing.url).status_code == 200
    block(account_id=cast.alice.pk, blocked_id=cast.bob.pk, now=clock.now())
    assert client.get(listing.url).status_code == 404
