from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from haat.accounts.models import Account, Address
from haat.accounts.operations.save_address import save_address
from haat.accounts.types import Suspended
from haat.kernel.errors import InvalidInput, NotFound
from haat.ledger.models import LedgerTransaction
from haat.listings.models import Listing, Variant
from haat.listings.operations.change_price import change_price
from haat.listings.operations.remove_listing import remove_listing
from haat.orders import rules
from haat.orders.models import BagItem, Checkout, Order, Transition
from haat.orders.operations.place_orders import (
    BagIsEmpty,
    SoldMeanwhile,
    TotalChanged,
    place_orders,
)
from haat.orders.queries import bag_for, order_for
from haat.orders.tests.conftest import ADDRESS
from haat.payments.models import Payment
from tests.cast import NOW


def place(cast, address, key="k1", method="cod", **more):
    return place_orders(buyer_id=cast.bob.pk, address_id=address, method=method, idempotency_key=key, now=NOW, **more)


def nothing_happened():
    return not (Order.objects.exists() or Checkout.objects.exists() or Payment.objects.exists())


def test_one_order_per_seller_with_copies_and_frozen_terms(cast, a_listing, in_bag, address):
    for seller, title in ((cast.alice, "Blue dress"), (cast.alice, "Red dress"), (cast.charlie, "Green dress")):
        in_bag(a_listing(seller.pk, title=title))
    ids = place(cast, address)
    orders = {order.seller_id: order for order in Order.objects.filter(pk__in=ids)}
    assert set(orders) == {cast.alice.pk, cast.charlie.pk}
    alices = order_for(cast.bob.pk, orders[cast.alice.pk].pk, now=NOW)
    assert {line.title for line in alices.lines} == {"Blue dress", "Red dress"}
    assert (alices.item_minor, alices.shipping_minor) == (480_000, 18_000 + 4_000)
    assert alices.fee_minor == 48_000
    assert alices.address.landmark == "Green gate behind the mosque"
    assert alices.state == rules.CONFIRMED
    assert [step.state for step in alices.steps] == [rules.PLACED, rules.CONFIRMED]
    assert not BagItem.objects.exists()
    # The listing and the address change; the order does not.
    Listing.objects.update(title="Something else")
    Address.objects.update(city="Multan")
    again = order_for(cast.bob.pk, alices.id, now=NOW)
    assert {line.title for line in again.lines} == {"Blue dress", "Red dress"}
    assert again.address.city == "Lahore"


def test_the_same_key_again_finds_the_same_orders(cast, a_listing, in_bag, address):
    in_bag(a_listing(cast.alice.pk))
    first = place(cast, address)
    assert place(cast, address) == first
    assert Order.objects.count() == 1
    with pytest.raises(BagIsEmpty):
        place(cast, address, key="another")


def test_a_thing_that_was_sold_meanwhile_is_named_and_the_rest_stays(cast, a_listing, in_bag, address):
    gone, here = a_listing(cast.alice.pk, title="Gone dress"), a_listing(cast.alice.pk, title="Here dress")
    in_bag(gone)
    in_bag(here)
    other = save_address(account_id=cast.charlie.pk, **ADDRESS, now=NOW)
    in_bag(gone, cast.charlie)
    place_orders(buyer_id=cast.charlie.pk, address_id=other, method="cod", idempotency_key="c", now=NOW)
    with pytest.raises(SoldMeanwhile) as refused:
        place(cast, address)
    assert "Gone dress" in str(refused.value)
    assert "Here dress" not in str(refused.value)
    assert not Order.objects.filter(buyer=cast.bob).exists()
    bag = bag_for(cast.bob.pk, now=NOW)
    assert {line.title: line.state for line in bag.lines} == {"Gone dress": "sold", "Here dress": "here"}
    assert Listing.objects.get(pk=here).state == "active"
    # What the buyer saw as sold is not part of the order; the rest can be had.
    here_variant = Variant.objects.get(listing_id=here).pk
    assert len(place(cast, address, variant_ids=[here_variant])) == 1


def test_a_price_that_moved_is_told_before_it_is_taken(cast, a_listing, in_bag, address):
    listing_id = a_listing(cast.alice.pk)
    in_bag(listing_id)
    seen = bag_for(cast.bob.pk, now=NOW).total_minor
    change_price(seller_id=cast.alice.pk, listing_id=listing_id, price_minor=300_000, now=NOW)
    with pytest.raises(TotalChanged):
        place(cast, address, seen_total_minor=seen)
    assert nothing_happened()
    assert Listing.objects.get(pk=listing_id).state == "active"
    (line,) = bag_for(cast.bob.pk, now=NOW).lines
    assert (line.state, line.was_minor, line.price_minor) == ("changed", 240_000, 300_000)


def test_a_new_address_is_kept_only_with_the_order(cast, a_listing, in_bag):
    in_bag(a_listing(cast.alice.pk))
    broken = {**ADDRESS, "phone": "12", "plus_code": ""}
    with pytest.raises(InvalidInput) as refused:
        place(cast, None, new_address=broken)
    assert "phone" in refused.value.fields
    assert nothing_happened()
    assert not Address.objects.exists()
    assert place(cast, None, new_address={**ADDRESS, "plus_code": ""})
    assert Address.objects.filter(account=cast.bob).count() == 1


def test_who_may_not_buy_does_not(cast, a_listing, in_bag, address):
    in_bag(a_listing(cast.alice.pk), cast.eve)
    eves = save_address(account_id=cast.eve.pk, **ADDRESS, now=NOW)
    with pytest.raises(Suspended):
        place_orders(buyer_id=cast.eve.pk, address_id=eves, method="cod", idempotency_key="e", now=NOW)
    in_bag(a_listing(cast.alice.pk))
    with pytest.raises(NotFound):
        place(cast, eves)
    assert nothing_happened()


def test_cash_is_refused_where_the_seller_takes_none(cast, a_listing, in_bag, address):
    in_bag(a_listing(cast.alice.pk, cod_allowed=False))
    for method in ("cod", "bank_transfer", "wallet"):
        with pytest.raises(InvalidInput) as refused:
            place(cast, address, method=method)
        assert "method" in refused.value.fields
    assert nothing_happened()


def test_a_transfer_waits_for_the_money(cast, an_order, bank):
    order = order_for(cast.bob.pk, an_order(method="bank_transfer").id, now=NOW)
    assert order.state == rules.PLACED
    assert order.payment.reference
    assert order.payment.instructions
    assert order.clock.kind == "cancels_unpaid"
    assert not LedgerTransaction.objects.exists()


def test_what_is_no_longer_for_sale_is_gone(cast, a_listing, in_bag, address):
    listing_id = a_listing(cast.alice.pk)
    in_bag(listing_id)
    remove_listing(seller_id=cast.alice.pk, listing_id=listing_id, now=NOW)
    assert bag_for(cast.bob.pk, now=NOW).lines[0].state == "gone"
    with pytest.raises(SoldMeanwhile):
        place(cast, address)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_buyers_at_once_make_one_order(cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    variant_id = Variant.objects.get(listing_id=listing_id).pk
    buyers = [Account.objects.create(email=f"buyer{n}@haat.example", handle=f"buyer{n}") for n in range(200)]
    places = [save_address(account_id=buyer.pk, **ADDRESS, now=NOW) for buyer in buyers]
    BagItem.objects.bulk_create(
        BagItem(
            account=buyer, listing_id=listing_id, variant_id=variant_id, seller=cast.alice, title="Dress",
            price_minor=240_000, currency="PKR", added_at=NOW,
        )
        for buyer in buyers
    )  # fmt: skip

    def buy(number):
        try:
            return place_orders(
                buyer_id=buyers[number].pk, address_id=places[number], method="cod", idempotency_key="k", now=NOW
            )
        except SoldMeanwhile:
            return []
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        placed = [ids for ids in pool.map(buy, range(200)) if ids]
    assert len(placed) == 1
    assert Order.objects.count() == 1
    assert Payment.objects.count() == 1
    assert BagItem.objects.count() == 199


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_confirm_is_one_order(cast, a_listing, in_bag, address):
    in_bag(a_listing(cast.alice.pk))

    def click(_number):
        try:
            return place(cast, address)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(click, range(8)))
    assert len({tuple(ids) for ids in answers}) == 1
    assert Order.objects.count() == 1


def test_the_ship_by_day_skips_the_sellers_weekend(cast, an_order):
    order = Order.objects.get(pk=an_order().id)
    # Saturday afternoon in Lahore: Monday, Tuesday, Wednesday.
    assert order.due_at - NOW == timedelta(days=4)
    assert Transition.objects.filter(order=order).count() == 2
