"""The life of a listing at its operations."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haat.accounts.models import Account
from haat.accounts.types import Suspended
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.models import AuditEntry, OutboxEvent
from haat.listings.models import Listing, ListingPhoto, PhotoMatch, Reservation, Revision, Variant
from haat.listings.operations.attach_photo import attach_photo
from haat.listings.operations.change_price import change_price
from haat.listings.operations.complete_reservation import complete_reservation
from haat.listings.operations.copy_listing import copy_listing
from haat.listings.operations.detach_photo import detach_photo
from haat.listings.operations.edit_listing import edit_listing
from haat.listings.operations.expire_listings import expire_listings
from haat.listings.operations.follow_away_dates import come_back, follow_away_dates, go_away
from haat.listings.operations.hold_listing import CannotChange
from haat.listings.operations.order_photos import order_photos
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.operations.release_reservation import release_reservation
from haat.listings.operations.relist_listing import relist_listing
from haat.listings.operations.remove_listing import remove_listing
from haat.listings.operations.reserve_listing import NotForSale, reserve_listing
from haat.listings.operations.save_draft import save_draft
from haat.listings.operations.start_draft import start_draft
from haat.listings.operations.take_down_listing import take_down_listing
from haat.listings.operations.upsert_listing import upsert_listing
from haat.listings.queries import index_entry, listing_for, revisions_of
from haat.listings.rules.states import STEPS, State
from haat.media.models import Photo
from haat.media.operations.turn_photo import turn_photo
from tests.cast import NOW

LATER = NOW + timedelta(days=1)


def told(name):
    return OutboxEvent.objects.filter(name=f"listings.{name}").count()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"price_minor": 0}, "price_minor"),
        ({"price_minor": -100}, "price_minor"),
        ({"price_minor": 10**14}, "price_minor"),
        ({"title": "x" * 10_000}, "title"),
        ({"title": "🧥👗👠"}, "title"),
        ({"story": "x" * 5_001}, "story"),
        ({"category": "no-such-shelf"}, "category"),
        ({"condition": "shiny"}, "condition"),
        ({"colours": ["blue"] * 3 + ["infrared"]}, "colours"),
        ({"quantity": 0}, "quantity"),
        ({"measures": {"chest": 5_000}}, "measures"),
        ({"flaws": [{"text": "torn", "photo_id": 999_999}]}, "flaws"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field_and_changes_nothing(cast, a_draft, fields, at):
    listing_id = a_draft(cast.alice.pk)
    before = Listing.objects.filter(pk=listing_id).values().get()
    with pytest.raises(InvalidInput) as refused:
        save_draft(seller_id=cast.alice.pk, listing_id=listing_id, fields=fields, now=LATER)
    assert set(refused.value.fields) == {at}
    assert Listing.objects.filter(pk=listing_id).values().get() == before


def test_direction_marks_do_not_come_into_a_title(cast, a_draft):
    listing_id = a_draft(cast.alice.pk, title="\u202eesrever\u202c  Blue\tdress\u200f")
    assert Listing.objects.get(pk=listing_id).title == "esrever Blue dress"


def test_everything_missing_is_told_at_once(cast):
    listing_id = start_draft(seller_id=cast.alice.pk, now=NOW)
    with pytest.raises(InvalidInput) as refused:
        publish_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=NOW)
    assert set(refused.value.fields) == {"photos", "title", "category", "condition", "price_minor"}
    assert Listing.objects.get().state == "draft"


def test_the_suspended_do_not_sell(cast):
    with pytest.raises(Suspended):
        start_draft(seller_id=cast.eve.pk, now=NOW)
    assert not Listing.objects.exists()


def test_the_17th_photo_is_refused_with_the_limit(cast, a_photo):
    listing_id = start_draft(seller_id=cast.alice.pk, now=NOW)
    photo_id = a_photo(cast.alice.pk)
    more = []
    for place in range(16):
        copy = Photo.objects.get(pk=photo_id)
        copy.pk, copy.token = None, f"token{place}"
        copy.save()
        more.append(copy.pk)
    order_photos(seller_id=cast.alice.pk, listing_id=listing_id, photo_ids=more, now=NOW)
    with pytest.raises(InvalidInput) as refused:
        attach_photo(seller_id=cast.alice.pk, listing_id=listing_id, photo_id=photo_id, now=NOW)
    assert "16" in str(refused.value.fields["photos"])
    assert ListingPhoto.objects.count() == 16


def test_somebody_elses_draft_and_photo_are_not_found(cast, a_draft, a_photo):
    listing_id = a_draft(cast.alice.pk)
    photo_of_alice = ListingPhoto.objects.get().photo_id
    own = start_draft(seller_id=cast.charlie.pk, now=NOW)
    with pytest.raises(NotFound):
        listing_for(cast.charlie.pk, listing_id)
    with pytest.raises(NotFound):
        save_draft(seller_id=cast.charlie.pk, listing_id=listing_id, fields={"title": "Mine now"}, now=NOW)
    with pytest.raises(NotFound):
        publish_listing(seller_id=cast.charlie.pk, listing_id=listing_id, now=NOW)
    with pytest.raises(NotFound):
        attach_photo(seller_id=cast.charlie.pk, listing_id=own, photo_id=photo_of_alice, now=NOW)
    assert Listing.objects.get(pk=listing_id).title == "Blue scroll tea dress"
    assert ListingPhoto.objects.count() == 1


def test_the_first_photo_is_the_cover_and_the_last_one_stays(cast, a_listing, a_photo):
    listing_id = a_listing(cast.alice.pk)
    first = Listing.objects.get().cover_id
    second = a_photo(cast.alice.pk, shift=2)
    attach_photo(seller_id=cast.alice.pk, listing_id=listing_id, photo_id=second, now=NOW)
    order_photos(seller_id=cast.alice.pk, listing_id=listing_id, photo_ids=[second, first], now=NOW)
    assert Listing.objects.get().cover_id == second
    detach_photo(seller_id=cast.alice.pk, listing_id=listing_id, photo_id=second, now=NOW)
    with pytest.raises(InvalidInput):
        detach_photo(seller_id=cast.alice.pk, listing_id=listing_id, photo_id=first, now=NOW)
    assert Listing.objects.get().cover_id == first


def test_the_lowest_price_ever_is_kept_and_told(cast, a_listing):
    listing_id = a_listing(cast.alice.pk, price_minor=300_000)
    for price in (200_000, 250_000):
        change_price(seller_id=cast.alice.pk, listing_id=listing_id, price_minor=price, now=LATER)
    row = Listing.objects.get()
    assert (row.price_minor, row.lowest_minor, row.former_minor) == (250_000, 200_000, 200_000)
    payloads = [
        (event.payload["old_minor"], event.payload["new_minor"], event.payload["lowest_before_minor"])
        for event in OutboxEvent.objects.filter(name="listings.price_changed").order_by("pk")
    ]
    assert payloads == [(300_000, 200_000, 300_000), (200_000, 250_000, 200_000)]


def test_edits_keep_a_history_that_strangers_do_not_see(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    edit_listing(seller_id=cast.alice.pk, listing_id=listing_id, fields={"title": "Green dress"}, now=LATER)
    edit_listing(seller_id=cast.alice.pk, listing_id=listing_id, fields={"title": "Green dress"}, now=LATER)
    (revision,) = revisions_of(cast.alice.pk, listing_id)
    assert revision.changes == {"title": ("Blue scroll tea dress", "Green dress")}
    assert revision.actor_id == cast.alice.pk
    with pytest.raises(NotFound):
        revisions_of(cast.bob.pk, listing_id)
    assert revisions_of(cast.bob.pk, listing_id, may_see_all=True)


def test_what_is_being_bought_is_not_changed(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    hold(cast.bob, listing_id)
    me = {"seller_id": cast.alice.pk, "listing_id": listing_id, "now": LATER}
    for change in (
        lambda: edit_listing(fields={"title": "Another dress"}, **me),
        lambda: change_price(price_minor=1, **me),
        lambda: remove_listing(**me),
        lambda: order_photos(photo_ids=[], **me),
    ):
        with pytest.raises(CannotChange):
            change()
    assert Revision.objects.count() == 0
    assert Listing.objects.get().state == "reserved"


def hold(buyer, listing_id, key="order-1"):
    return reserve_listing(
        buyer_id=buyer.pk,
        listing_id=listing_id,
        variant_id=Variant.objects.filter(listing_id=listing_id).first().pk,
        quantity=1,
        reservation_key=key,
        until=LATER,
        now=NOW,
    )


def test_an_away_closet_sells_nothing_and_opens_by_itself(cast, a_listing, deliver):
    listing_id = a_listing(cast.alice.pk)
    Account.objects.filter(pk=cast.alice.pk).update(away_from=date(2026, 3, 14), away_until=date(2026, 3, 16))
    assert follow_away_dates(seller_id=cast.alice.pk, now=NOW) == 1
    assert index_entry(listing_id) is None
    with pytest.raises(NotForSale):
        hold(cast.bob, listing_id)
    assert follow_away_dates(seller_id=cast.alice.pk, now=NOW + timedelta(days=2)) == 0
    assert follow_away_dates(seller_id=cast.alice.pk, now=NOW + timedelta(days=3)) == 1
    assert index_entry(listing_id).id == listing_id
    hold(cast.bob, listing_id)


def test_removed_expired_and_listed_again(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    expired_at = NOW + timedelta(days=181)
    assert expire_listings(now=NOW + timedelta(days=179)) == 0
    assert expire_listings(now=expired_at) == 1
    assert index_entry(listing_id) is None
    relist_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=expired_at)
    remove_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=expired_at)
    remove_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=expired_at)
    assert told("listing_removed") == 2
    relist_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=expired_at)
    assert Listing.objects.get().state == "active"
    with pytest.raises(CannotChange):
        relist_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=expired_at)


def test_a_copy_is_a_draft_with_everything(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    copy = listing_for(cast.alice.pk, copy_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=LATER))
    assert (copy.state, copy.title, copy.price_minor) == ("draft", "Blue scroll tea dress", 240_000)
    (of_copy,) = copy.photos
    of_original = Listing.objects.get(pk=listing_id).cover_id
    turn_photo(owner_id=cast.alice.pk, photo_id=of_copy.id, quarter_turns=1, now=LATER)
    assert Photo.objects.get(pk=of_copy.id).turns == 1
    assert Photo.objects.get(pk=of_original).turns == 0
    with pytest.raises(NotFound):
        copy_listing(seller_id=cast.charlie.pk, listing_id=listing_id, now=LATER)


def test_a_photo_of_somebody_else_is_marked_and_the_listing_goes_up(cast, a_listing, a_photo):
    a_listing(cast.alice.pk)
    listing_id = start_draft(seller_id=cast.bob.pk, now=NOW)
    photo_id = a_photo(cast.bob.pk)
    attach_photo(seller_id=cast.bob.pk, listing_id=listing_id, photo_id=photo_id, now=NOW)
    fields = {"title": "Tea dress", "category": "women-dresses", "condition": "good", "price_minor": 100}
    save_draft(seller_id=cast.bob.pk, listing_id=listing_id, fields=fields, now=NOW)
    assert publish_listing(seller_id=cast.bob.pk, listing_id=listing_id, now=NOW) == [photo_id]
    assert PhotoMatch.objects.get().listing_id == listing_id
    assert Listing.objects.get(pk=listing_id).state == "active"


def test_an_import_twice_updates(cast, a_photo):
    photo_id = a_photo(cast.alice.pk)
    thing = {
        "seller_id": cast.alice.pk,
        "source": "shopify",
        "source_key": "olive-shirt",
        "variants": [{"size": "S", "quantity": 2}, {"size": "M", "quantity": 1}],
        "photo_ids": [photo_id],
    }
    fields = {"title": "Olive shirt", "category": "men-shirts", "condition": "new_with_tags", "price_minor": 5_000}
    listing_id, created = upsert_listing(**thing, fields=fields, now=NOW)
    assert created
    again, created = upsert_listing(**thing, fields={**fields, "price_minor": 4_000}, now=LATER)
    assert (again, created) == (listing_id, False)
    row = Listing.objects.get()
    assert (row.state, row.price_minor, row.lowest_minor, row.sizes) == ("active", 4_000, 4_000, ["S", "M"])
    thing["variants"] = [{"size": "M", "quantity": 3}]
    upsert_listing(**thing, fields=fields, now=LATER)
    stock = dict(Variant.objects.values_list("size", "quantity"))
    assert stock == {"S": 0, "M": 3}
    assert told("listing_published") == 1


def test_a_stock_is_sold_piece_by_piece(cast, a_listing):
    listing_id = a_listing(cast.alice.pk, quantity=2)
    hold(cast.bob, listing_id, "one")
    assert Listing.objects.get().state == "active"
    hold(cast.charlie, listing_id, "two")
    assert Listing.objects.get().state == "reserved"
    complete_reservation(reservation_key="one", now=NOW)
    assert Listing.objects.get().state == "reserved"
    release_reservation(reservation_key="two", now=NOW)
    assert Listing.objects.get().state == "active"
    assert (told("listing_reserved"), told("listing_released"), told("listing_sold")) == (1, 1, 0)


ACTS = ["reserve", "release", "complete", "remove", "relist", "expire", "away", "back", "price", "edit"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=12))
def test_whatever_happens_a_listing_only_takes_known_steps_and_is_sold_once(cast, a_listing, acts):
    listing_id = a_listing(cast.alice.pk)
    me = {"seller_id": cast.alice.pk, "listing_id": listing_id}
    sold = 0
    state = State.ACTIVE
    for number, act in enumerate(acts):
        now = NOW + timedelta(days=200 * (number + 1))
        before = set(Reservation.objects.filter(completed_at__isnull=False).values_list("pk", flat=True))
        open_keys = Reservation.objects.filter(listing_id=listing_id, completed_at=None, released_at=None)
        key = open_keys.values_list("key", flat=True).first() or "none"
        with suppress(Refusal):
            {
                "reserve": lambda number=number: hold(cast.bob, listing_id, f"{listing_id}-{number}"),
                "release": lambda key=key, now=now: release_reservation(reservation_key=key, now=now),
                "complete": lambda key=key, now=now: complete_reservation(reservation_key=key, now=now),
                "remove": lambda now=now: remove_listing(**me, now=now),
                "relist": lambda now=now: relist_listing(**me, now=now),
                "expire": lambda now=now: expire_listings(now=now),
                "away": lambda: _away(cast.alice.pk, "go"),
                "back": lambda: _away(cast.alice.pk, "back"),
                "price": lambda now=now: change_price(**me, price_minor=100, now=now),
                "edit": lambda now=now: edit_listing(**me, fields={"story": "It rained."}, now=now),
            }[act]()
        sold += len(set(Reservation.objects.filter(completed_at__isnull=False).values_list("pk", flat=True)) - before)
        following = State(Listing.objects.get(pk=listing_id).state)
        assert following == state or following in STEPS[state], f"{act}: {state} → {following}"
        state = following
        row = Variant.objects.get(listing_id=listing_id)
        assert row.quantity + sold == 1
        assert (state == State.SOLD) == (row.quantity == 0) or state not in (State.SOLD, State.ACTIVE, State.RESERVED)


def _away(seller_id, way):
    return go_away(seller_id=seller_id, now=NOW) if way == "go" else come_back(seller_id=seller_id, now=NOW)


def test_a_deleted_draft_takes_its_photos_along(cast, a_draft):
    listing_id = a_draft(cast.alice.pk)
    copy_id = copy_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=NOW)
    remove_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=NOW)
    kept = Photo.objects.get(removed_at=None)
    assert Listing.objects.get().cover_id == kept.pk
    remove_listing(seller_id=cast.alice.pk, listing_id=copy_id, now=NOW)
    assert not Photo.objects.filter(removed_at=None).exists()
    assert not Listing.objects.exists()


def test_a_moderator_takes_down_with_a_reason_that_is_kept(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    with pytest.raises(InvalidInput):
        take_down_listing(actor_id=cast.dana.pk, listing_id=listing_id, reason=" ", now=NOW)
    assert Listing.objects.get().state == "active"
    take_down_listing(actor_id=cast.dana.pk, listing_id=listing_id, reason="Sold elsewhere", now=NOW)
    assert Listing.objects.get().state == "removed"
    entry = AuditEntry.objects.get(subject=f"listing:{listing_id}")
    assert (entry.actor_id, entry.details) == (cast.dana.pk, {"reason": "Sold elsewhere"})
