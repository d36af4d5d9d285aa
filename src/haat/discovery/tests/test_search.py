"""Search at its door: what is found, what never is, and the counts beside it."""

import random
from datetime import timedelta

import pytest

from haat.discovery.models import Stall
from haat.discovery.models.search_index.folder import index_root
from haat.discovery.operations.rebuild_index import rebuild_index
from haat.discovery.operations.shelve_listing import shelve_listing
from haat.discovery.policies import PRICE_STEPS
from haat.discovery.queries import is_laid_out, search, suggest
from haat.discovery.queries.reader import Asking
from haat.discovery.types import FACETS, Wish
from haat.listings.models import Listing
from haat.social.operations.block import block
from haat.social.operations.mute import mute
from tests.cast import NOW

NOBODY = Asking(None)


def titles(text="", who=NOBODY, **wish):
    return [card.title for card in search(who, Wish(text=text, **wish)).cards]


def test_a_word_is_found_in_every_script(cast, put_up, laid_out):
    written = ["Lawn kameez", "لان کی قمیض", "লন কামিজ", "Камиз из хлопка"]
    for title in written:
        put_up(cast.alice, title=title, category="home-decor")
    put_up(cast.alice, title="Winter coat", category="home-decor")
    laid_out()
    for typed in ("kameez", "qamiz", "قمیض", "কামিজ", "камиз"):
        assert sorted(titles(typed)) == sorted(written), typed


def test_slips_of_the_finger_are_forgiven_and_mended(cast, put_up, laid_out):
    put_up(cast.alice, title="Embroidered sherwani", category="men-suits")
    laid_out()
    results = search(NOBODY, Wish(text="embroidred shervani"))
    assert [card.title for card in results.cards] == ["Embroidered sherwani"]
    assert results.suggestion == "embroidered sherwani"


def test_exact_words_do_not_bring_near_ones(cast, put_up, laid_out):
    for number in range(3):
        put_up(cast.alice, title=f"Sable stole {number}", category="home-decor")
    put_up(cast.alice, title="Table runner", category="home-table")
    laid_out()
    assert all("Sable" in title for title in titles("sable"))


def test_a_wish_narrows_by_its_parts(cast, put_up, laid_out):
    put_up(cast.alice, title="Evening gown", brand="Nike", colours=["red"], sizes=["M"], price_minor=180_000)
    put_up(cast.alice, title="Too dear", brand="Nike", colours=["red"], sizes=["M"], price_minor=280_000)
    put_up(cast.alice, title="Too large", brand="Nike", colours=["red"], sizes=["XL"], price_minor=180_000)
    put_up(cast.alice, title="Too blue", brand="Nike", colours=["blue"], sizes=["M"], price_minor=180_000)
    laid_out()
    results = search(NOBODY, Wish(text="Red Nike dress size M under 2000"))
    assert [card.title for card in results.cards] == ["Evening gown"]
    assert {chip.kind for chip in results.chips} == {"colour", "brand", "category", "size", "price_to"}


def test_words_that_match_nothing_together_are_loosened_and_said(cast, put_up, laid_out):
    put_up(cast.alice, title="Velvet shawl", category="women-dupattas")
    laid_out()
    results = search(NOBODY, Wish(text="velvet zeppelin"))
    assert [card.title for card in results.cards] == ["Velvet shawl"]
    assert results.loosened


@pytest.mark.parametrize("state", ["reserved", "sold", "removed", "expired", "away"])
def test_what_is_not_for_sale_leaves_the_search(cast, put_up, laid_out, state):
    listing = put_up(cast.alice, title="Unique ajrak")
    laid_out()
    assert titles("ajrak") == ["Unique ajrak"]
    Listing.objects.filter(pk=listing.pk).update(state=state)
    assert titles("ajrak") == []
    shelve_listing(listing_id=listing.pk, now=NOW)
    laid_out()
    assert search(NOBODY, Wish(text="ajrak")).total == 0


@pytest.mark.parametrize("hide", ["blocks", "is blocked", "mutes"])
def test_hidden_closets_are_in_no_result(cast, put_up, laid_out, hide):
    put_up(cast.alice, title="Ajrak of Alice")
    put_up(cast.charlie, title="Ajrak of Charlie")
    laid_out()
    bob = Asking(cast.bob.pk)
    assert len(titles("ajrak", bob)) == 2
    if hide == "mutes":
        mute(account_id=cast.bob.pk, muted_id=cast.alice.pk, now=NOW)
    elif hide == "blocks":
        block(account_id=cast.bob.pk, blocked_id=cast.alice.pk, now=NOW)
    else:
        block(account_id=cast.alice.pk, blocked_id=cast.bob.pk, now=NOW)
    results = search(bob, Wish(text="ajrak"))
    assert [card.title for card in results.cards] == ["Ajrak of Charlie"]
    assert results.total == 1
    assert [line.text for line in suggest(bob, "ajrak")] == ["Ajrak of Charlie"]


@pytest.fixture
def crowd(cast, put_up, laid_out):
    draw = random.Random(7)
    for number in range(120):
        put_up(
            draw.choice([cast.alice, cast.bob, cast.charlie]),
            title=draw.choice(["Silk scarf", "Linen scarf", "Wool hat"]),
            category=draw.choice(["women-dresses", "men-shirts", "bags-handbags"]),
            brand=draw.choice(["Khaadi", "Nike", ""]),
            colours=draw.sample(["red", "blue", "green"], draw.randint(0, 2)),
            sizes=draw.choice([["S"], ["M"], ["S", "M"], []]),
            condition=draw.choice(["good", "fair"]),
            cod_allowed=draw.random() < 0.5,
            price_minor=draw.choice([40_000, 90_000, 150_000, 600_000, 2_000_000]),
            days_ago=number / 10,
        )
    laid_out()
    return list(Listing.objects.select_related("category", "brand"))


def value_of(listing, facet):
    return {
        "category": {listing.category.slug, listing.category.slug.split("-")[0]},
        "size": set(listing.sizes),
        "brand": {listing.brand.slug} if listing.brand else set(),
        "colour": set(listing.colours),
        "condition": {listing.condition},
        "city": {"Lahore"},
        "cod": {"1"} if listing.cod_allowed else set(),
    }[facet]


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"colour": ("red",)},
        {"colour": ("red", "blue"), "brand": ("nike",)},
        {"size": ("M",), "condition": ("good",), "cod": ("1",)},
        {"category": ("women",), "colour": ("green",)},
        {"brand": ("no-such-brand",)},
    ],
)
def test_counts_equal_counting_by_hand(crowd, chosen):
    def matches(listing, without):
        return "scarf" in listing.title and all(
            value_of(listing, facet) & set(values) for facet, values in chosen.items() if facet != without
        )

    results = search(NOBODY, Wish(text="scarf", chosen=chosen))
    assert results.total == sum(matches(listing, None) for listing in crowd)
    for facet in FACETS:
        by_hand = {}
        for listing in crowd:
            if matches(listing, facet):
                for value in value_of(listing, facet):
                    by_hand[value] = by_hand.get(value, 0) + 1
        counted = {value.value: value.count for value in results.facets[facet] if value.count}
        assert counted == by_hand, facet
    in_bands = [band.count for band in results.price_bands]
    assert sum(in_bands) == results.total


def test_a_price_band_counts_what_it_shows(crowd):
    results = search(NOBODY, Wish(text="scarf"))
    band = next(band for band in results.price_bands if band.value.startswith("1000.00-"))
    narrowed = search(NOBODY, Wish(text="scarf", price_from_minor=100_000, price_to_minor=199_999))
    assert band.count == narrowed.total > 0


@pytest.mark.parametrize(("sort", "key"), [("price_up", 1), ("price_down", -1)])
def test_pages_by_price_come_in_order_and_without_repeats(crowd, sort, key):
    seen = []
    for page in (1, 2, 3, 4):
        seen += [(card.price_minor, card.id) for card in search(NOBODY, Wish(), sort=sort, page=page).cards]
    assert [price for price, _ in seen] == sorted((price for price, _ in seen), reverse=key < 0)
    assert len({pk for _, pk in seen}) == len(seen) == 120


def test_a_page_beyond_the_last_is_the_last(crowd):
    assert search(NOBODY, Wish(), page=10**9).page == 4
    assert search(NOBODY, Wish(), page=-5).page == 1


def test_my_size_shows_only_what_fits(crowd, cast):
    wears_m = Asking(cast.dana.pk, sizes=(("women", "M"),))
    found = search(wears_m, Wish(my_size=True))
    assert found.total == sum("M" in one.sizes and one.category.size_group == "women" for one in crowd) > 0


def test_a_rebuilt_index_answers_like_the_one_kept_fresh(crowd, cast, put_up, laid_out):
    draw = random.Random(3)
    for listing in draw.sample(crowd, 40):
        Listing.objects.filter(pk=listing.pk).update(
            **draw.choice([{"state": "sold"}, {"title": "Red wool scarf"}, {"price_minor": 77_000}])
        )
        shelve_listing(listing_id=listing.pk, now=NOW + timedelta(hours=1))
    put_up(cast.bob, title="Late scarf")
    laid_out()

    def answers():
        wishes = [Wish(), Wish(text="scarf"), Wish(text="wool", chosen={"colour": ("red",)}), Wish(text="late")]
        return [
            (r.total, sorted(card.id for card in r.cards), r.facets)
            for r in (search(NOBODY, wish, sort="newest") for wish in wishes)
        ]

    kept = answers()
    assert rebuild_index() == Listing.objects.filter(state="active").count()
    assert answers() == kept


def test_a_missing_or_broken_index_is_said_and_mends_itself(cast, put_up, laid_out):
    put_up(cast.alice, title="Unique ajrak")
    assert not search(NOBODY, Wish(text="ajrak")).ready
    laid_out()
    assert is_laid_out()
    folder = (index_root() / "current").resolve()
    (folder / "meta.json").write_text("{}")
    assert not search(NOBODY, Wish(text="ajrak")).ready
    laid_out()
    assert titles("ajrak") == ["Unique ajrak"]


def test_two_writers_do_not_meet(cast, put_up, laid_out):
    from haat.discovery.models.search_index.writing import writing

    put_up(cast.alice)
    with writing(index_root()):
        assert laid_out() == 0
    assert laid_out() == 1


@pytest.mark.parametrize(
    "text",
    ["x" * 5_000, "\x00\x01\x02", "AND OR NOT", 'title:"', "(((", "*", "\u202e\u2066", "😀", "' OR 1=1", "-", "0"],
)
def test_no_text_breaks_the_search(cast, put_up, laid_out, text):
    put_up(cast.alice)
    laid_out()
    assert search(NOBODY, Wish(text=text)).ready
    assert suggest(NOBODY, text) is not None


@pytest.mark.parametrize("typed", ["", "abc", "500 abc", "500 300", "0 500", "500 99999999999999999999", "٥٠٠", 500])
def test_price_bands_that_are_no_rising_amounts_are_told_with_an_example(typed):
    with pytest.raises(ValueError, match="500 1000 2000"):
        PRICE_STEPS.check(typed)


def found_ids(text="", *, pages=1, **asked):
    return [
        card.id for page in range(1, pages + 1) for card in search(NOBODY, Wish(text=text), page=page, **asked).cards
    ]


def speak_of(seller, regard):
    Stall.objects.update_or_create(
        pk=seller.pk, defaults={"regard": regard}, create_defaults={"opened_at": NOW, "regard": regard}
    )


@pytest.mark.parametrize("text", ["scarf", ""])
@pytest.mark.parametrize(("regard", "place"), [(0.0, 6), (0.8, 3), (50.0, 3), (-0.5, 7), (-3.2, 9)])
def test_what_buyers_say_moves_a_find_a_few_places(cast, put_up, laid_out, text, regard, place):
    for number in range(12):
        put_up(cast.bob if number == 6 else cast.alice, title="Silk scarf", days_ago=number)
    laid_out()
    plain = found_ids(text)
    spoken_of = next(card.id for card in search(NOBODY, Wish(text=text)).cards if card.seller.id == cast.bob.pk)
    at = plain.index(spoken_of)
    speak_of(cast.bob, regard)
    assert found_ids(text).index(spoken_of) - at == place - 6
    assert found_ids(text, sort="newest").index(spoken_of) == 6


def test_no_praise_puts_a_lesser_match_first(cast, put_up, laid_out):
    put_up(cast.alice, title="Ajrak")
    put_up(cast.bob, title="Long cotton stole with a wide border", story="Goes well with an ajrak")
    laid_out()
    speak_of(cast.bob, 0.8)
    speak_of(cast.alice, -3.2)
    assert titles("ajrak") == ["Ajrak", "Long cotton stole with a wide border"]


def test_pages_fit_together_whatever_is_said(cast, put_up, laid_out):
    made = [
        put_up([cast.alice, cast.bob, cast.charlie][number % 3], title="Silk scarf", days_ago=number).pk
        for number in range(100)
    ]
    laid_out()
    speak_of(cast.alice, 0.8)
    speak_of(cast.bob, -3.2)
    for text in ("scarf", ""):
        shown = found_ids(text, pages=4)
        assert sorted(shown) == sorted(made)
        assert shown != made
