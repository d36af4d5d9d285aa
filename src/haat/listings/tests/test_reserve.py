from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections

from haat.accounts.models import Account
from haat.kernel.errors import NotFound
from haat.listings.models import Listing, Reservation, Variant
from haat.listings.operations.complete_reservation import ReservationLapsed, complete_reservation
from haat.listings.operations.release_lapsed import release_lapsed
from haat.listings.operations.release_reservation import release_reservation
from haat.listings.operations.remove_listing import remove_listing
from haat.listings.operations.reserve_listing import NotForSale, OwnListing, SoldOut, reserve_listing
from tests.cast import NOW

SOON = NOW + timedelta(minutes=15)


def reserve(buyer, listing_id, key="order-1", quantity=1):
    variant_id = Variant.objects.get(listing_id=listing_id).pk
    return reserve_listing(
        buyer_id=buyer.pk,
        listing_id=listing_id,
        variant_id=variant_id,
        quantity=quantity,
        reservation_key=key,
        until=SOON,
        now=NOW,
    )


def state(listing_id):
    return Listing.objects.get(pk=listing_id).state


def test_what_is_reserved_is_told_as_it_was(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    reserved = reserve(cast.bob, listing_id)
    assert (reserved.title, reserved.size, reserved.price_minor) == ("Blue scroll tea dress", "M", 240_000)
    assert reserved.category_path == ("women", "women-dresses")
    assert state(listing_id) == "reserved"


def test_the_same_key_reserves_once(cast, a_listing):
    listing_id = a_listing(cast.alice.pk, quantity=5)
    assert reserve(cast.bob, listing_id) == reserve(cast.bob, listing_id)
    assert Variant.objects.get(listing_id=listing_id).reserved == 1


def test_nobody_else_gets_what_is_promised(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    reserve(cast.bob, listing_id)
    with pytest.raises(SoldOut):
        reserve(cast.charlie, listing_id, "order-2")
    assert Variant.objects.get(listing_id=listing_id).reserved == 1
    assert Reservation.objects.count() == 1


def test_one_does_not_buy_from_oneself_nor_what_is_down(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    with pytest.raises(OwnListing):
        reserve(cast.alice, listing_id)
    remove_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=NOW)
    with pytest.raises(NotForSale):
        reserve(cast.bob, listing_id)
    assert Variant.objects.get(listing_id=listing_id).reserved == 0


def test_a_draft_cannot_be_found(cast, a_draft):
    with pytest.raises(NotFound):
        reserve(cast.bob, a_draft(cast.alice.pk))


def test_a_completed_reservation_sells_the_thing_and_a_cancelled_order_gives_it_back(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    reserve(cast.bob, listing_id)
    complete_reservation(reservation_key="order-1", now=NOW)
    complete_reservation(reservation_key="order-1", now=NOW)
    assert state(listing_id) == "sold"
    assert release_reservation(reservation_key="order-1", now=NOW)
    assert not release_reservation(reservation_key="order-1", now=NOW)
    assert state(listing_id) == "active"
    row = Variant.objects.get(listing_id=listing_id)
    assert (row.quantity, row.reserved) == (1, 0)


def test_a_reservation_lapses(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    reserve(cast.bob, listing_id)
    assert release_lapsed(now=SOON - timedelta(seconds=1)) == 0
    assert release_lapsed(now=SOON) == 1
    assert state(listing_id) == "active"
    with pytest.raises(ReservationLapsed):
        complete_reservation(reservation_key="order-1", now=SOON)
    reserve(cast.charlie, listing_id, "order-2")


@pytest.mark.django_db(transaction=True)
def test_two_hundred_race_and_one_wins(a_listing):
    alice = Account.objects.create_user("alice@haat.example", handle="alice")
    buyers = Account.objects.bulk_create(Account(email=f"buyer{n}@haat.example") for n in range(200))
    listing_id = a_listing(alice.pk)

    def race(buyer):
        try:
            reserve(buyer, listing_id, f"order-{buyer.pk}")
            return True
        except SoldOut:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        won = list(pool.map(race, buyers))
    connection.close()
    assert won.count(True) == 1
    row = Variant.objects.get(listing_id=listing_id)
    assert (row.quantity, row.reserved, Reservation.objects.count()) == (1, 1, 1)
    assert state(listing_id) == "reserved"
