"""Every page of discovery as people and bad luck ask for it."""

import json
import re
from datetime import timedelta

import pytest

from haat.discovery.events import SavedSearchMatched
from haat.discovery.models import Reach, SavedSearch, Taste
from haat.discovery.operations.tell_saved_searches import tell_saved_searches
from haat.kernel import clock
from haat.kernel.models import OutboxEvent
from haat.social.operations.like import like
from tests.cast import NOW


@pytest.fixture
def market(cast, put_up, laid_out):
    things = [
        put_up(
            [cast.alice, cast.charlie][n % 2],
            title=f"Silk scarf {n}",
            category="women-dupattas",
            days_ago=n / 24,
            now=clock.now(),
        )
        for n in range(35)
    ]
    laid_out()
    return things


@pytest.fixture
def bob(client, cast):
    client.force_login(cast.bob)
    return client


PAGES = ["/", "/?tab=fresh", "/search/", "/search/?q=silk", "/c/women/", "/c/women-dupattas/?q=silk"]


@pytest.mark.parametrize("page", PAGES)
def test_pages_stand_without_javascript(client, market, page):
    response = client.get(page)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Silk scarf" in text
    assert 'rel="next"' in text


@pytest.mark.parametrize("page", ["/?tab=fresh", "/search/?q=silk"])
def test_the_photos_of_the_first_screen_come_first_and_the_others_when_they_are_near(client, market, page):
    response = client.get(page)
    photos = re.findall(r"<img [^>]*>", response.content.decode())
    first = {place.card.photo.urls["webp"][480] for column in response.context["columns"] for place in column[:1]}
    eager = [photo for photo in photos if 'loading="lazy"' not in photo]
    assert len(eager) == 3 < len(photos)
    assert all('fetchpriority="high"' in photo and any(url in photo for url in first) for photo in eager)
    # The columns are drawn at once: two of them flow into one on a phone, and a late one would push the other down.
    assert '<link rel="expect" href="#col-4" blocking="render">' in response.content.decode()
    assert 'id="col-4"' in response.content.decode()


def test_the_next_page_is_a_page_of_its_own_or_a_fragment(client, market):
    first = client.get("/?tab=fresh")
    more = first.context["more"]
    whole = client.get(more)
    assert "<html" in whole.content.decode()
    part = client.get(more, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert 'hx-swap-oob="beforeend:#col-4"' in part.content.decode()
    ids = [{place.card.id for column in r.context["columns"] for place in column if place.card} for r in (first, whole)]
    assert not ids[0] & ids[1]


def test_the_feed_takes_as_many_queries_for_thirty_things_as_for_three(
    bob, cast, put_up, market, django_assert_max_num_queries
):
    bob.get("/")
    with django_assert_max_num_queries(8):
        bob.get("/")


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=" + "x" * 3000,
        "/search/?q=%01%E2%80%AE",
        "/search/?page=1000000000",
        "/search/?page=-1",
        "/search/?page=%F0%9F%98%80",
        "/search/?sort=by-magic",
        "/search/?colour=nonsense&size=" + "y" * 500,
        "/search/?category=%01",
        "/search/?" + "&".join(f"brand={n}" for n in range(200)),
        "/?cursor=nonsense",
        "/?cursor=" + "A" * 20_000,
        "/?tab=nowhere&h=1.2&n=x",
        "/search/suggest/?q=" + "z" * 1000,
        "/search/suggest/?q=%E2%80%AE",
        "/likes/?before=abc",
    ],
)
def test_nonsense_in_an_address_is_taken_calmly(bob, market, address):
    assert bob.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/search/?q=%00", "/search/?category=%00", "/search/suggest/?q=%00"])
def test_a_zero_byte_is_refused(client, market, address):
    assert client.get(address).status_code == 400


def test_a_price_of_nonsense_is_told_at_the_field(client, market):
    response = client.get("/search/?from=abc&to=2000")
    assert response.status_code == 422
    assert 'value="abc"' in response.content.decode()
    assert "Write a price in figures" in response.content.decode()


def test_prices_are_understood_in_any_digits(client, market):
    assert client.get("/search/", {"from": "২০০০", "to": "۳۰۰۰"}).context["results"].total == 35


def test_a_market_whose_search_is_not_laid_out_says_so(client, cast, put_up):
    put_up(cast.alice)
    response = client.get("/search/?q=dress")
    assert response.status_code == 200
    assert "laying out the stalls" in response.content.decode()


def test_a_chip_can_be_taken_away(client, market):
    response = client.get("/search/?q=red scarf under 2000")
    chips = {chip.kind: url for chip, url in response.context["chips"]}
    assert set(chips) >= {"colour", "price_to"}
    assert "red" not in client.get(chips["colour"]).context["wish"].text


def test_unknown_shelves_are_not_found(client, market):
    assert client.get("/c/no-such-shelf/").status_code == 404
    assert client.get("/b/no-such-brand/").status_code == 404
    assert client.get("/why/999999999/").status_code == 404


def test_suggestions_begin_with_what_is_typed(client, market):
    text = client.get("/search/suggest/?q=sil").content.decode()
    assert "Silk scarf" in text
    assert 'role="option"' in text


def test_why_is_a_page_and_a_sheet(bob, market):
    response = bob.get(f"/why/{market[0].pk}/")
    assert response.status_code == 200
    assert "data-sheet-part" in response.content.decode()
    assert "Just in" in response.content.decode()


def test_less_like_this_and_forgetting_it(bob, cast, market):
    assert bob.post(f"/why/{market[0].pk}/less/", {"of": "thing"}).status_code == 302
    assert Taste.objects.get().less_listings == [market[0].pk]
    assert "Dupattas" in bob.get("/taste/").content.decode()
    bob.post("/taste/")
    assert not Taste.objects.exists()


def test_the_beacon_counts_and_refuses_nonsense(bob, market):
    body = json.dumps({"shown": [thing.pk for thing in market[:5]], "opened": [market[0].pk, "x", -1, 2**70]})
    assert bob.post("/seen/", body, content_type="application/json").status_code == 204
    assert Reach.objects.count() == 5
    for nonsense in ("[]", "{", '{"shown": 3}', "null", "[" * 5000):
        assert bob.post("/seen/", nonsense, content_type="application/json").status_code == 422
    assert Reach.objects.count() == 5


def test_a_visitors_taste_goes_with_them_when_they_sign_in(client, cast, market):
    body = json.dumps({"opened": [market[0].pk]})
    client.post("/seen/", body, content_type="application/json")
    assert Taste.objects.get().owner.startswith("v:")
    client.force_login(cast.bob)
    client.post("/seen/", json.dumps({}), content_type="application/json")
    assert Taste.objects.get().owner == f"a:{cast.bob.pk}"


def test_likes_tell_what_fell_and_what_is_gone(bob, cast, put_up, market):
    from haat.discovery.operations.shelve_listing import shelve_listing
    from haat.listings.models import Listing

    for thing in market[:2]:
        like(account_id=cast.bob.pk, kind="listing", subject_id=thing.pk, owner_id=thing.seller_id, now=NOW)
    Listing.objects.filter(pk=market[0].pk).update(price_minor=200_000)
    shelve_listing(listing_id=market[0].pk, dropped_from_minor=240_000, now=NOW)
    Listing.objects.filter(pk=market[1].pk).update(state="sold")
    text = bob.get("/likes/").content.decode()
    assert "400 less than before" in text
    assert "Sold" in text


def test_likes_and_saved_searches_ask_to_sign_in(client, db):
    for address in ("/likes/", "/saved/"):
        assert client.get(address).status_code == 302


def test_a_saved_search_tells_once_of_what_is_new(bob, cast, put_up, market, laid_out):
    bob.post("/saved/", {"query": "q=silk+scarf&page=3", "name": "Silk"})
    saved = SavedSearch.objects.get()
    assert saved.query == "q=silk+scarf"
    present = saved.checked_at
    later = present + timedelta(hours=1)
    assert tell_saved_searches(now=later) == 0
    SavedSearch.objects.update(checked_at=present)
    new = put_up(cast.alice, title="Silk scarf anew", days_ago=-0.01, now=present)
    put_up(cast.bob, title="Silk scarf of my own", days_ago=-0.01, now=present)
    laid_out()
    assert tell_saved_searches(now=later) == 1
    told = OutboxEvent.objects.get(name=SavedSearchMatched.name).payload
    assert (told["account_id"], told["count"], told["listing_id"]) == (cast.bob.pk, 1, new.pk)
    assert tell_saved_searches(now=later + timedelta(hours=1)) == 0


def test_only_its_owner_forgets_a_saved_search(bob, client, cast, market):
    bob.post("/saved/", {"query": "q=silk", "name": "Silk"})
    client.force_login(cast.charlie)
    client.post(f"/saved/{SavedSearch.objects.get().pk}/forget/")
    assert SavedSearch.objects.count() == 1
    client.force_login(cast.bob)
    client.post(f"/saved/{SavedSearch.objects.get().pk}/forget/")
    assert SavedSearch.objects.count() == 0
