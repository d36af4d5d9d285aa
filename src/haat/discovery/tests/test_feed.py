"""The feed: true reasons, a tenth of exploration, variety, no repeats, nobody hidden."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haat.discovery.models import Reach, Shelf, Stall, Taste
from haat.discovery.operations.clear_taste import clear_taste
from haat.discovery.operations.learn_taste import learn_taste
from haat.discovery.operations.note_regard import note_regard
from haat.discovery.operations.record_views import record_views
from haat.discovery.operations.shelve_listing import shelve_listing
from haat.discovery.operations.show_less import show_less
from haat.discovery.queries import feed_page, similar, why
from haat.discovery.queries.feed import MIXES
from haat.discovery.queries.reader import Asking
from haat.discovery.rules.blending import EXPLORATION, MOST_IN_A_ROW, MOST_MOVED, SHARES, blend, exploration_places
from haat.discovery.rules.columns import placed
from haat.discovery.rules.walking import Walk, packed, unpacked
from haat.kernel.errors import NotFound
from haat.kernel.events import deliver_pending, publish
from haat.listings.models import Listing
from haat.orders.events import ReviewsShown
from haat.orders.models import RatingTally
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from tests.cast import NOW

SOURCES = [*SHARES, *EXPLORATION, "unheard of"]


class Offered(NamedTuple):
    listing_id: int
    source: str
    seller_id: int
    category: str
    rank: int
    regard: float = 0.0


candidates = st.lists(
    st.builds(
        Offered,
        listing_id=st.integers(1, 40),
        source=st.sampled_from(SOURCES),
        seller_id=st.integers(1, 6),
        category=st.sampled_from(["", "a", "b", "c"]),
        rank=st.integers(0, 40),
        regard=st.floats(-3.2, 0.8),
    ),
    max_size=60,
)


@given(candidates, st.sets(st.integers(1, 40), max_size=15), st.integers(0, 40))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_page_keeps_the_promises(offered, shown, limit):
    page = blend(offered, shown=shown, limit=limit)
    ids = [one.listing_id for one in page]
    fresh = {one.listing_id for one in offered} - shown
    assert len(page) == min(limit, len(fresh))
    assert len(set(ids)) == len(ids)
    assert not set(ids) & shown
    could_explore = {one.listing_id for one in offered if one.source in EXPLORATION} - shown
    explored = sum(one.source in EXPLORATION for one in page)
    assert explored >= min(exploration_places(len(page)), len(could_explore))
    for at in range(MOST_IN_A_ROW, len(page)):
        run = page[at - MOST_IN_A_ROW : at + 1]
        if len({one.seller_id for one in run}) == 1:
            assert {one.seller_id for one in page[at:]} == {run[0].seller_id}
    assert page == blend(offered, shown=shown, limit=limit)


def test_what_buyers_say_moves_a_thing_a_few_places_and_never_exploration():
    def order(source, regards):
        page = blend([Offered(at, source, at, "", at, regards.get(at, 0.0)) for at in range(10)], shown=set(), limit=10)
        return [one.listing_id for one in page]

    assert order("fresh", {}) == list(range(10))
    assert order("fresh", {5: 0.8}).index(5) == 2
    # Who is reached stays before, so the last of ten passes one less than it could.
    assert order("fresh", {9: 50.0}).index(9) == 9 - MOST_MOVED + 1
    assert order("fresh", {0: -3.2}).index(0) == MOST_MOVED - 1
    assert order("surprise", {5: 0.8, 0: -3.2}) == order("surprise", {})


@given(st.floats(0, 0.999999), st.sets(st.integers(1, 2**40), max_size=80))
def test_a_walk_survives_its_address(lot, shown):
    walk = unpacked(packed(Walk(lot, frozenset(shown))))
    assert walk is not None
    assert walk.shown == shown
    assert abs(walk.lot - lot) < 1e-5


def test_a_long_walk_fits_an_address():
    assert len(packed(Walk(0.5, frozenset(range(7, 200_000, 222))))) < 2_500


@given(st.text(max_size=300))
def test_no_token_breaks_a_walk(token):
    walk = unpacked(token)
    assert walk is None or walk.shown is not None


@given(st.lists(st.floats(0.4, 2.5), max_size=80))
def test_columns_hold_every_card_once_and_end_near_each_other(ratios):
    columns, heights = placed(ratios)
    assert sorted(index for column in columns for index in column) == list(range(len(ratios)))
    assert max(heights) - min(heights) <= 1 / 0.4 + 0.6


def ids_of(page):
    return [card.id for card in page.cards] + [
        card.id for card in (page.introduction.cards if page.introduction else [])
    ]


def walk_through(who, tab="for_you", limit=10):
    pages, cursor = [], ""
    for _ in range(60):
        page = feed_page(who, tab=tab, cursor=cursor, limit=limit, now=NOW)
        pages.append(page)
        cursor = page.next_cursor
        if not cursor:
            return pages
    raise AssertionError("a walk has an end")


def test_a_whole_walk_shows_everything_once(cast, put_up):
    for number in range(47):
        put_up([cast.alice, cast.charlie, cast.dana][number % 3], days_ago=number)
    shown = [pk for page in walk_through(Asking(cast.bob.pk, f"a:{cast.bob.pk}")) for pk in ids_of(page)]
    assert sorted(shown) == sorted(Listing.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("tab", MIXES)
def test_every_page_of_a_mix_has_a_tenth_of_exploration_whatever_one_follows(cast, put_up, tab):
    for number in range(60):
        put_up(cast.alice, days_ago=number / 10)
    for number in range(12):
        put_up(cast.charlie, days_ago=30 + number, category="men-shirts")
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    who, cursor = Asking(cast.bob.pk, f"a:{cast.bob.pk}"), ""
    for _page in range(3):
        page = feed_page(who, tab=tab, cursor=cursor, limit=20, now=NOW)
        explored = sum(not card.reason.startswith("You follow") for card in page.cards)
        assert len(page.cards) == 20
        assert explored >= exploration_places(20) == 2
        cursor = page.next_cursor


def test_the_reason_names_the_true_cause(cast, put_up):
    followed = put_up(cast.alice, days_ago=20, sizes=["XL"])
    fitting = put_up(cast.charlie, days_ago=20, sizes=["M"])
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    Listing.objects.filter(pk=fitting.pk).update(price_minor=200_000)
    shelve_listing(listing_id=fitting.pk, dropped_from_minor=240_000, now=NOW)
    bob = Asking(cast.bob.pk, f"a:{cast.bob.pk}", "Karachi", (("women", "M"),))
    reasons = {c.id: c.reason for tab in ("following", "my_size") for c in feed_page(bob, tab=tab, now=NOW).cards}
    assert reasons == {followed.pk: "You follow Alice", fitting.pk: "Your size, price dropped"}
    _card, causes = why(bob, fitting.pk, now=NOW)
    assert [cause.code for cause in causes] == ["size", "dropped", "new_seller"]
    assert causes[1].values == {"by_minor": "40000"}


def test_a_price_that_rose_again_is_no_drop(cast, put_up):
    listing = put_up(cast.alice, days_ago=20)
    for former, price in ((240_000, 200_000), (200_000, 260_000)):
        Listing.objects.filter(pk=listing.pk).update(price_minor=price)
        shelve_listing(listing_id=listing.pk, dropped_from_minor=former, now=NOW)
    assert Shelf.objects.get().dropped_at is None


def test_taste_comes_from_acts_and_can_be_cleared(cast, put_up):
    liked = put_up(cast.alice, category="men-shirts", days_ago=30)
    alike = put_up(cast.charlie, category="men-shirts", days_ago=40)
    bob = Asking(cast.bob.pk, f"a:{cast.bob.pk}")
    learn_taste(owner=bob.owner, act="liked", listing_ids=[liked.pk], now=NOW)
    assert "You like Shirts" in {card.reason for card in feed_page(bob, tab="for_you", now=NOW).cards}
    assert alike.pk in ids_of(feed_page(bob, tab="for_you", now=NOW))
    clear_taste(owner=bob.owner)
    assert "You like Shirts" not in {card.reason for card in feed_page(bob, tab="for_you", now=NOW).cards}


def test_taste_fades(cast, put_up):
    listing = put_up(cast.alice)
    learn_taste(owner="v:1", act="opened", listing_ids=[listing.pk], now=NOW)
    learn_taste(owner="v:1", act="opened", listing_ids=[listing.pk], now=NOW + timedelta(days=30))
    assert Taste.objects.get().weights["category:women-dresses"] == pytest.approx(1.5)


@pytest.mark.parametrize("tab", ["for_you", "following", "fresh", "near", "my_size", "new_sellers"])
def test_hidden_closets_and_own_things_are_in_no_feed(cast, put_up, tab):
    follow(account_id=cast.bob.pk, followed_id=cast.alice.pk, now=NOW)
    hers = put_up(cast.alice)
    put_up(cast.bob)
    bob = Asking(cast.bob.pk, f"a:{cast.bob.pk}", "Lahore", (("women", "M"),))
    assert ids_of(feed_page(bob, tab=tab, now=NOW)) == [hers.pk]
    block(account_id=cast.alice.pk, blocked_id=cast.bob.pk, now=NOW)
    assert ids_of(feed_page(bob, tab=tab, now=NOW)) == []
    with pytest.raises(NotFound):
        why(bob, hers.pk, now=NOW)
    assert similar(cast.bob.pk, Listing.objects.get(seller=cast.bob).pk, now=NOW) == []


def test_less_like_this_is_heard(cast, put_up):
    unwanted, other = put_up(cast.alice), put_up(cast.charlie, category="men-shirts")
    bob = Asking(cast.bob.pk, f"a:{cast.bob.pk}")
    show_less(owner=bob.owner, listing_id=unwanted.pk, of="thing", now=NOW)
    assert ids_of(feed_page(bob, tab="for_you", now=NOW)) == [other.pk]
    show_less(owner=bob.owner, listing_id=other.pk, of="seller", now=NOW)
    assert ids_of(feed_page(bob, tab="for_you", now=NOW)) == []


def test_reviews_that_are_shown_reach_the_feed_and_the_reason(cast, put_up):
    listing = put_up(cast.alice, days_ago=9)
    RatingTally.objects.create(account=cast.alice, role="seller", count=40, stars=198)
    for _twice in range(2):
        publish(ReviewsShown(order_id=1, buyer_id=cast.bob.pk, seller_id=cast.alice.pk))
        deliver_pending(now=NOW)
    assert Stall.objects.get(pk=cast.alice.pk).regard == pytest.approx((4.2 * 8 + 198) / 48 - 4.2)
    _card, causes = why(Asking(cast.charlie.pk), listing.pk, now=NOW)
    assert "well_spoken" in {cause.code for cause in causes}
    note_regard(seller_id=cast.charlie.pk, now=NOW)
    assert Stall.objects.get(pk=cast.charlie.pk).regard == 0


def test_a_new_seller_is_introduced_until_somebody_buys(cast, put_up):
    for number in range(6):
        put_up(cast.alice, days_ago=number)
    for number in range(40):
        put_up(cast.charlie, days_ago=90 + number, category="men-shirts")
    who = Asking(cast.bob.pk, f"a:{cast.bob.pk}")
    page = feed_page(who, tab="new_sellers", now=NOW)
    assert {card.seller.id for card in page.cards} == {cast.alice.pk}
    from haat.discovery.operations.note_sale import note_sale

    note_sale(seller_id=cast.alice.pk, now=NOW)
    assert feed_page(who, tab="new_sellers", now=NOW).cards == []


def test_views_are_counted_once_a_batch(cast, put_up):
    listing = put_up(cast.alice)
    record_views(owner="v:1", shown=[listing.pk, listing.pk, 10**15], opened=[listing.pk], now=NOW)
    record_views(owner="v:2", shown=[listing.pk], opened=[], now=NOW)
    reach = Reach.objects.get()
    assert (reach.listing_id, reach.shown, reach.opened) == (listing.pk, 2, 1)


def test_what_was_sold_leaves_the_feed(cast, put_up):
    listing = put_up(cast.alice)
    Listing.objects.filter(pk=listing.pk).update(state="sold")
    assert feed_page(Asking(None), tab="fresh", now=NOW).cards == []
    shelve_listing(listing_id=listing.pk, now=NOW)
    assert Shelf.objects.get().left_at == NOW
