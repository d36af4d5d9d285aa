"""What a checkout over several sellers costs and how it is paid, to the last coin, in every view."""

from datetime import timedelta

import pytest
from django.urls import reverse

from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.remove_address import remove_address
from haat.accounts.queries import address_for
from haat.kernel.errors import InvalidInput
from haat.kernel.models import PolicyValue
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.queries import statement, trial_balance
from haat.listings.models import Listing
from haat.orders import rules
from haat.orders.models import Order, OrderLine
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.cancel_line import cancel_line
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.end_tax_rule import end_tax_rule
from haat.orders.operations.place_orders import TotalChanged, place_orders
from haat.orders.operations.save_tax_rule import save_tax_rule
from haat.orders.queries import bag_as_it_goes, bag_for, checkout_quote, order_for
from haat.orders.tests.conftest import walk
from haat.orders.types import AddressCopy
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.queries import wallet_credit
from haat.risk.models import CodOrder
from tests.cast import NOW


@pytest.fixture
def credit(cast):
    """credit(minor) puts store credit on Bob's account."""

    def give(minor, key="gift"):
        credit_wallet(account_id=cast.bob.pk, amount_minor=minor, currency="PKR", key=key, memo="", now=NOW)

    return give


@pytest.fixture
def free_parcels(db):
    """Shipping costs nothing, so that the sums are those of the things."""
    names = [f"orders.parcel_{size}_minor" for size in ("letter", "small", "medium", "large", "heavy")]
    for name in (*names, "orders.parcel_further_minor"):
        PolicyValue.objects.create(name=name, value=0, changed_by=0, changed_at=NOW)


def place(cast, address, method="cod", key="key", **more):
    return place_orders(buyer_id=cast.bob.pk, address_id=address, method=method, idempotency_key=key, now=NOW, **more)


def parts(order_id):
    return dict(Payment.objects.filter(order_id=order_id).values_list("method", "amount_minor"))


def three_sellers(cast, a_listing, in_bag):
    """100.00 over three sellers, who cannot have the same."""
    for seller, price in ((cast.alice, 3_333), (cast.charlie, 3_333), (cast.dana, 3_334)):
        in_bag(a_listing(seller.pk, price_minor=price))


def test_a_hundred_over_three_sellers_and_two_payments_in_every_view(
    cast, client, a_listing, in_bag, address, credit, free_parcels, bank, deliver
):
    three_sellers(cast, a_listing, in_bag)
    credit(5_000)
    bag = bag_for(cast.bob.pk, now=NOW)
    shown = checkout_quote(
        buyer_id=cast.bob.pk,
        bag=bag,
        address=AddressCopy("Bob", "+92", "House 1", "Lahore", "PK"),
        method="bank_transfer",
        use_credit=True,
        now=NOW,
    )
    assert [parcel.total_minor for parcel in shown.parcels] == [3_333, 3_333, 3_334]
    assert (shown.total_minor, shown.credit_minor, shown.rest_minor) == (10_000, 5_000, 5_000)
    client.force_login(cast.bob)
    page = client.get(reverse("checkout")).content.decode()
    assert "33.33" in page
    assert "33.34" in page
    ids = place(cast, address, "bank_transfer", credit_minor=5_000, seen_total_minor=10_000)
    assert [parts(pk) for pk in ids] == [parcel.parts for parcel in shown.parcels]
    assert {sum(parts(pk).values()) for pk in ids} == {3_333, 3_334}
    for method in ("wallet", "bank_transfer"):
        assert sum(parts(pk)[method] for pk in ids) == 5_000
    for pk in ids:
        confirm_bank_transfer(
            actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=pk, method="bank_transfer").pk, now=NOW
        )
    deliver()
    for pk in ids:
        order = Order.objects.get(pk=pk)
        assert order.state == rules.CONFIRMED
        for reader in (order.buyer, order.seller):
            client.force_login(reader)
            told = client.get(reverse("order", args=[pk])).content.decode()
            assert ("33.34" if order.total_minor == 3_334 else "33.33") in told
            assert f"{parts(pk)['wallet'] / 100:.2f}" in told
            token = create_token(account_id=reader.pk, name="Sums", scopes=["orders:read"], now=NOW)
            read = client.get(f"/api/v1/orders/{pk}", headers={"authorization": f"Bearer {token}"}).json()
            assert (read["total_minor"], read["item_minor"]) == (order.total_minor, order.total_minor)
            assert {part["method"]: part["amount_minor"] for part in read["payments"]} == parts(pk)
        booked = {line.order_id: line for line in statement(order.seller_id, limit=1)}
        assert sum(line.held_minor for line in statement(order.seller_id)) == order.total_minor
        assert list(booked) == [pk]
    assert wallet_credit(cast.bob.pk) == 0
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_credit_that_pays_for_all_confirms_at_once(cast, a_listing, in_bag, address, credit):
    in_bag(a_listing(cast.alice.pk))
    credit(300_000)
    (order_id,) = place(cast, address, "cod", credit_minor=300_000)
    order = Order.objects.get(pk=order_id)
    assert (order.state, order.method) == (rules.CONFIRMED, "wallet")
    assert wallet_credit(cast.bob.pk) == 300_000 - order.total_minor


def test_more_credit_than_there_is_orders_nothing(cast, a_listing, in_bag, address, credit):
    in_bag(a_listing(cast.alice.pk))
    credit(1_000)
    with pytest.raises(InvalidInput) as refused:
        place(cast, address, "cod", credit_minor=2_000)
    assert "credit" in refused.value.fields
    assert not Order.objects.exists()
    assert wallet_credit(cast.bob.pk) == 1_000


def test_a_second_order_travels_with_the_first_and_pays_what_it_adds(cast, a_listing, in_bag, address):
    in_bag(a_listing(cast.alice.pk))
    (first,) = place(cast, address, key="one")
    in_bag(a_listing(cast.alice.pk))
    (second,) = place(cast, address, key="two")
    in_bag(a_listing(cast.alice.pk))
    (third,) = place(cast, address, key="three")
    orders = {order.pk: order for order in Order.objects.all()}
    assert [orders[pk].shipping_minor for pk in (first, second, third)] == [18_000, 4_000, 4_000]
    assert [orders[pk].combined_with_id for pk in (first, second, third)] == [None, first, first]
    for reader in (cast.bob, cast.alice):
        assert order_for(reader.pk, second, now=NOW).combined_with.id == first
        assert [each.id for each in order_for(reader.pk, first, now=NOW).companions] == [second, third]
    assert cancel_order(actor_id=cast.bob.pk, order_id=first, reason="", now=NOW)
    assert Order.objects.get(pk=second).shipping_minor == 4_000


def test_whoever_kept_what_they_paid_before_is_no_first_buyer(cast, an_order, bank, deliver):
    paid = an_order(method="bank_transfer")
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=paid.id).pk, now=NOW)
    deliver(NOW)
    walk(cast, paid.id, "delivered")
    accept_order(buyer_id=cast.bob.pk, order_id=paid.id, now=NOW)
    later = CodOrder.objects.get(order_id=an_order("delivered").id)
    assert (later.earlier_orders, later.features["first_purchase"]) == (1, 0)


def test_what_was_paid_before_and_is_under_way_says_nothing_yet(cast, an_order, bank, deliver):
    paid = an_order(method="bank_transfer")
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=paid.id).pk, now=NOW)
    deliver(NOW)
    fresh = CodOrder.objects.get(order_id=an_order("delivered").id)
    assert (fresh.earlier_orders, fresh.features["first_purchase"]) == (0, 1)


def test_the_bag_shows_what_the_checkout_asks_for(client, cast, a_listing, in_bag, address):
    save_tax_rule(place=1, name="VAT", points=1_500, included=False, taxes="things", actor_id=cast.dana.pk, now=NOW)
    in_bag(a_listing(cast.alice.pk))
    place(cast, address, key="one")
    in_bag(a_listing(cast.alice.pk))
    in_bag(a_listing(cast.charlie.pk))
    bag = bag_as_it_goes(cast.bob.pk, now=NOW)
    where = AddressCopy.of(address_for(cast.bob.pk, address))
    quote = checkout_quote(
        buyer_id=cast.bob.pk, bag=bag_for(cast.bob.pk, now=NOW), address=where, method="cod", now=NOW
    )
    asked = {parcel.seller_id: parcel for parcel in quote.parcels}
    for parcel in bag.parcels:
        price = asked[parcel.seller.id].price
        assert (parcel.shipping_minor, parcel.total_minor) == (price.shipping_minor, price.total_minor)
    assert {parcel.seller.id: parcel.shipping_minor for parcel in bag.parcels} == {
        cast.alice.pk: 4_000,
        cast.charlie.pk: 18_000,
    }
    assert bag.total_minor == quote.total_minor
    client.force_login(cast.bob)
    shown = client.get(reverse("bag")).content.decode()
    assert "Travels with what you ordered before" in shown
    remove_address(account_id=cast.bob.pk, address_id=address, now=NOW)
    assert bag_as_it_goes(cast.bob.pk, now=NOW) == bag_for(cast.bob.pk, now=NOW)


def test_taxes_are_the_first_that_match_and_frozen_with_the_sale(cast, a_listing, in_bag, address):
    rule = {"actor_id": cast.dana.pk, "now": NOW}
    save_tax_rule(place=1, name="Sindh", points=1_300, included=False, region="Karachi", **rule)
    vat = save_tax_rule(place=2, name="VAT", points=1_500, included=False, country="pk", taxes="things", **rule)
    save_tax_rule(place=3, name="Post", points=1_000, included=True, taxes="parcel", **rule)
    in_bag(a_listing(cast.alice.pk))
    with pytest.raises(TotalChanged):
        place(cast, address, seen_total_minor=258_000)
    (order_id,) = place(cast, address, seen_total_minor=258_000 + 36_000)
    end_tax_rule(actor_id=cast.dana.pk, rule_id=vat, now=NOW)
    order = Order.objects.get(pk=order_id)
    assert (order.tax_minor, order.site_tax_minor, order.total_minor) == (36_000, 0, 294_000)
    view = order_for(cast.alice.pk, order_id, now=NOW)
    assert [(tax.name, tax.included, tax.minor) for tax in view.sums.taxes] == [
        ("VAT", False, 36_000),
        ("Post", True, 1_636),
    ]
    assert view.seller_minor == 294_000 - 24_000


def test_one_thing_is_called_off_and_nothing_else_is_touched(cast, a_listing, in_bag, address, credit, bank, deliver):
    save_tax_rule(actor_id=cast.dana.pk, place=1, name="VAT", points=1_000, included=False, taxes="things", now=NOW)
    wanted = [a_listing(cast.alice.pk, title=title) for title in ("One", "Two")]
    sibling = a_listing(cast.charlie.pk, title="Sibling")
    for listing_id in (*wanted, sibling):
        in_bag(listing_id)
    credit(100_000)
    ids = place(cast, address, "bank_transfer", credit_minor=100_000)
    for pk in ids:
        confirm_bank_transfer(
            actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=pk, method="bank_transfer").pk, now=NOW
        )
    deliver()
    mine = Order.objects.get(seller=cast.alice)
    other = Order.objects.get(seller=cast.charlie)
    before, paid = mine.total_minor, parts(mine.pk)
    line = OrderLine.objects.get(listing_id=wanted[0])
    with pytest.raises(InvalidInput):
        cancel_line(actor_id=cast.alice.pk, order_id=mine.pk, line_id=line.pk, reason=" ", now=NOW)
    assert cancel_line(actor_id=cast.alice.pk, order_id=mine.pk, line_id=line.pk, reason="It tore.", now=NOW)
    assert cancel_line(actor_id=cast.alice.pk, order_id=mine.pk, line_id=line.pk, reason="It tore.", now=NOW) is False
    mine.refresh_from_db()
    assert (mine.item_minor, mine.shipping_minor, mine.tax_minor) == (240_000, 18_000, 24_000)
    assert mine.fee_minor == 24_000
    back = dict(Payment.objects.filter(order_id=mine.pk).values_list("method", "refunded_minor"))
    assert sum(back.values()) == before - mine.total_minor == 240_000 + 4_000 + 24_000
    assert abs(back["wallet"] * before - paid["wallet"] * sum(back.values())) <= before
    assert {row.state for row in Listing.objects.filter(pk__in=wanted)} == {"active", "reserved"}
    assert Listing.objects.get(pk=sibling).state == "reserved"
    assert (other.total_minor, other.state) == (Order.objects.get(pk=other.pk).total_minor, rules.CONFIRMED)
    assert not Payment.objects.filter(order_id=other.pk, refunded_minor__gt=0).exists()
    assert sum(line.balance_minor for line in trial_balance()) == 0
    last = OrderLine.objects.get(listing_id=wanted[1])
    assert cancel_line(actor_id=cast.bob.pk, order_id=mine.pk, line_id=last.pk, reason="", now=NOW)
    assert Order.objects.get(pk=mine.pk).state == rules.CANCELLED
    assert wallet_credit(cast.bob.pk) == 100_000 - parts(other.pk)["wallet"]


def test_what_is_not_paid_yet_is_asked_for_no_longer(cast, a_listing, in_bag, address):
    for title in ("One", "Two"):
        in_bag(a_listing(cast.alice.pk, title=title))
    (order_id,) = place(cast, address)
    line = OrderLine.objects.filter(order_id=order_id).first()
    cancel_line(actor_id=cast.bob.pk, order_id=order_id, line_id=line.pk, reason="", now=NOW)
    order = Order.objects.get(pk=order_id)
    assert parts(order_id) == {"cod": order.total_minor}
    assert order.due_at > NOW + timedelta(days=1)
