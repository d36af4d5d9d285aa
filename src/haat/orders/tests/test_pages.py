import re

import pytest
from django.urls import reverse

from haat.accounts.operations.save_address import save_address
from haat.kernel.models import PolicyValue
from haat.ledger.models import LedgerTransaction
from haat.listings.models import Variant
from haat.listings.operations.change_price import change_price
from haat.orders import rules
from haat.orders.models import BagItem, Checkout, Order, Transition
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.place_orders import place_orders
from haat.orders.tests.conftest import ADDRESS
from tests.cast import NOW, PASSWORD


@pytest.fixture
def bob(client, cast):
    client.force_login(cast.bob)
    return client


def put_in(client, listing_id, **more):
    variant_id = Variant.objects.filter(listing_id=listing_id).first().pk
    return client.post(reverse("bag_add"), {"listing_id": listing_id, "variant_id": variant_id, **more})


def checkout_form(client):
    """What a browser would send back of the page as it is shown."""
    html = client.get(reverse("checkout")).content.decode()
    form = dict(re.findall(r'<input type="hidden" name="(key|seen|things|address)" value="([^"]*)">', html))
    form |= dict(re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)" checked', html))
    return form


def shown(response):
    return response.content.decode()


def test_a_stranger_collects_a_bag_and_keeps_it_when_signing_in(client, cast, a_listing):
    first, second = a_listing(cast.alice.pk, title="Blue dress"), a_listing(cast.charlie.pk, title="Red dress")
    assert put_in(client, first).url == reverse("bag")
    put_in(client, first)
    put_in(client, second)
    page = shown(client.get(reverse("bag")))
    assert page.count("Blue dress") >= 1
    assert "Red dress" in page
    assert not BagItem.objects.exists()
    answer = client.get(reverse("checkout"))
    assert answer.url == f"{reverse('account_login')}?next={reverse('checkout')}"
    signed_in = client.post(answer.url, {"login": cast.bob.email, "password": PASSWORD})
    assert signed_in.url == reverse("checkout")
    assert "Blue dress" in shown(client.get(signed_in.url))
    assert BagItem.objects.filter(account=cast.bob).count() == 2


def test_the_seller_s_own_thing_never_reaches_their_bag(client, cast, a_listing):
    put_in(client, a_listing(cast.alice.pk))
    client.force_login(cast.alice)
    client.get(reverse("bag"))
    assert not BagItem.objects.exists()
    own = put_in(client, a_listing(cast.alice.pk))
    assert own.status_code == 409
    assert "your own thing" in shown(own)


def test_adding_twice_is_once_and_goes_only_to_our_own_pages(bob, cast, a_listing):
    listing_id = a_listing(cast.alice.pk)
    assert put_in(bob, listing_id, next="https://evil.example/").url == reverse("bag")
    assert put_in(bob, listing_id, next=f"/l/{listing_id}/").url == f"/l/{listing_id}/"
    assert BagItem.objects.count() == 1
    with_htmx = bob.post(reverse("bag_add"), {"listing_id": listing_id}, headers={"HX-Request": "true"})
    assert 'id="bag-count"' in shown(with_htmx)
    for nonsense in ({}, {"listing_id": "x"}, {"listing_id": "9" * 30}, {"listing_id": listing_id + 999}):
        assert bob.post(reverse("bag_add"), nonsense).status_code == 404


def test_a_sold_thing_is_told_and_taken_out_with_one_tap(bob, cast, a_listing, in_bag):
    gone, here = a_listing(cast.alice.pk, title="Gone dress"), a_listing(cast.alice.pk, title="Here dress")
    put_in(bob, gone)
    put_in(bob, here)
    in_bag(gone, cast.charlie)
    place = save_address(account_id=cast.charlie.pk, **ADDRESS, now=NOW)
    place_orders(buyer_id=cast.charlie.pk, address_id=place, method="cod", idempotency_key="c", now=NOW)
    page = shown(bob.get(reverse("bag")))
    assert "Sold in the meantime" in page
    assert "Here dress" in page
    variant_id = Variant.objects.get(listing_id=gone).pk
    bob.post(reverse("bag_remove"), {"listing_id": gone, "variant_id": variant_id})
    page = shown(bob.get(reverse("bag")))
    assert "Gone dress" not in page
    assert "Here dress" in page


def test_from_the_bag_to_the_orders(bob, cast, a_listing, address):
    put_in(bob, a_listing(cast.alice.pk))
    put_in(bob, a_listing(cast.charlie.pk))
    form = checkout_form(bob)
    assert form["address"] == str(address)
    assert form["method"] == "cod"
    answer = bob.post(reverse("checkout"), form)
    assert answer.url == reverse("orders")
    assert Order.objects.count() == 2
    # A double click, or the back button and again.
    assert bob.post(reverse("checkout"), form).url in (reverse("orders"), reverse("bag"))
    assert Order.objects.count() == 2
    assert "Blue scroll tea dress" in shown(bob.get(reverse("orders")))
    assert "Your bag is empty" in shown(bob.get(reverse("bag")))


def test_a_double_click_leads_to_the_same_order(bob, cast, a_listing, address):
    put_in(bob, a_listing(cast.alice.pk))
    put_in(bob, a_listing(cast.alice.pk, title="Second"))
    form = checkout_form(bob)
    first, second = bob.post(reverse("checkout"), form), bob.post(reverse("checkout"), form)
    assert first.url == second.url == reverse("order", args=[Order.objects.get().pk])


def test_wrong_input_is_told_at_its_field_and_kept(bob, cast, a_listing):
    put_in(bob, a_listing(cast.alice.pk))
    form = checkout_form(bob) | {"name": "Bob", "phone": "12", "line": "", "city": "Lahore", "plus_code": "nowhere"}
    answer = bob.post(reverse("checkout"), form)
    assert answer.status_code == 422
    page = shown(answer)
    for field in ("phone", "line", "plus_code"):
        assert f'id="id_{field}_error"' in page
    assert 'id="id_city_error"' not in page
    assert 'value="nowhere"' in page
    assert form["key"] in page
    assert not Order.objects.exists()
    fixed = form | {"phone": "03001234471", "line": "House 14", "plus_code": ""}
    assert bob.post(reverse("checkout"), fixed).status_code == 302
    assert Order.objects.count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"method": ""},
        {"method": "wallet"},
        {"address": "999999"},
        {"address": "x"},
        {"key": "'; drop table"},
        {"things": "1,x"},
        {"seen": "lots"},
    ],
)
def test_a_tampered_form_is_refused_and_orders_nothing(bob, cast, a_listing, address, broken):
    put_in(bob, a_listing(cast.alice.pk))
    answer = bob.post(reverse("checkout"), checkout_form(bob) | broken)
    assert answer.status_code == 422
    assert not Checkout.objects.exists()


def test_a_changed_price_is_shown_before_it_is_paid(bob, cast, a_listing, address):
    listing_id = a_listing(cast.alice.pk)
    put_in(bob, listing_id)
    form = checkout_form(bob)
    change_price(seller_id=cast.alice.pk, listing_id=listing_id, price_minor=990_000, now=NOW)
    answer = bob.post(reverse("checkout"), form)
    assert answer.status_code == 409
    assert "Rs 9,900" in shown(answer).replace("\xa0", " ")
    assert not Order.objects.exists()
    assert bob.post(reverse("checkout"), checkout_form(bob)).status_code == 302


def test_sold_while_the_page_was_open(bob, cast, a_listing, address, in_bag):
    gone, here = a_listing(cast.alice.pk, title="Gone dress"), a_listing(cast.alice.pk, title="Here dress")
    put_in(bob, gone)
    put_in(bob, here)
    form = checkout_form(bob)
    in_bag(gone, cast.charlie)
    place = save_address(account_id=cast.charlie.pk, **ADDRESS, now=NOW)
    place_orders(buyer_id=cast.charlie.pk, address_id=place, method="cod", idempotency_key="c", now=NOW)
    answer = bob.post(reverse("checkout"), form)
    assert answer.status_code == 409
    assert "“Gone dress”" in shown(answer)
    assert "nothing was charged" in shown(answer)
    assert not Order.objects.filter(buyer=cast.bob).exists()
    assert bob.post(reverse("checkout"), checkout_form(bob)).status_code == 302
    assert Order.objects.get(buyer=cast.bob).lines.get().title == "Here dress"


def test_the_session_ends_in_the_middle_of_the_checkout(bob, cast, a_listing):
    put_in(bob, a_listing(cast.alice.pk))
    form = checkout_form(bob) | {"name": "Bob", "phone": "03001234471", "line": "House 14", "city": "Multan"}
    bob.logout()
    answer = bob.post(reverse("checkout"), form)
    assert answer.url == f"{reverse('account_login')}?next={reverse('checkout')}"
    assert not Order.objects.exists()
    back = bob.post(answer.url, {"login": cast.bob.email, "password": PASSWORD})
    assert back.url == reverse("checkout")
    page = shown(bob.get(back.url))
    for typed in ("House 14", "Multan", "03001234471"):
        assert typed in page


def test_another_persons_order_is_not_there(client, cast, an_order):
    order = an_order("delivered")
    acts = ("accept", "cancel", "deliver", "extend", "pack", "ship")
    for outsider in (cast.charlie, cast.eve):
        client.force_login(outsider)
        assert client.get(reverse("order", args=[order.id])).status_code == 404
        for act in acts:
            sent = {"reason": "Mine", "carrier": "TCS"}
            assert client.post(reverse(f"order_{act}", args=[order.id]), sent).status_code == 404
        assert "House 14" not in shown(client.get(reverse("sales_slips"), {"order": order.id}))
    assert Order.objects.get(pk=order.id).state == rules.DELIVERED
    assert Transition.objects.filter(order_id=order.id).count() == 5
    for insider in (cast.alice, cast.bob, cast.dana):
        client.force_login(insider)
        assert client.get(reverse("order", args=[order.id])).status_code == 200


def test_an_order_that_never_was_is_not_there(bob):
    for number in (0, 999_999, 10**30):
        assert bob.get(f"/orders/{number}/").status_code == 404
        assert bob.post(f"/orders/{number}/accept/").status_code == 404


def test_nobody_is_sent_to_sign_in_without_reason(client, cast, an_order):
    order = an_order()
    for name, args in (("orders", []), ("sales", []), ("order", [order.id]), ("desk", []), ("sales_slips", [])):
        assert client.get(reverse(name, args=args)).url.startswith(reverse("account_login"))


def test_the_whole_way_by_page(client, cast, an_order):
    order = an_order()
    page = reverse("order", args=[order.id])
    client.force_login(cast.alice)
    assert "It is packed" in shown(client.get(page))
    client.post(reverse("order_pack", args=[order.id]))
    wrong = client.post(reverse("order_ship", args=[order.id]), {"carrier": "", "tracking": "77"})
    assert wrong.status_code == 422
    assert 'id="id_carrier_error"' in shown(wrong)
    assert 'value="77"' in shown(wrong)
    client.post(reverse("order_ship", args=[order.id]), {"carrier": "TCS", "tracking": "77"})
    client.force_login(cast.bob)
    seen = shown(client.get(page))
    assert "On its way with TCS" in seen
    assert "Tracking 77" in seen
    client.post(reverse("order_deliver", args=[order.id]))
    assert "All is well" in shown(client.get(page))
    client.post(reverse("order_accept", args=[order.id]))
    client.post(reverse("order_accept", args=[order.id]))
    assert Order.objects.get(pk=order.id).state == rules.ACCEPTED
    assert LedgerTransaction.objects.count() == 1
    client.force_login(cast.alice)
    assert "You keep" in shown(client.get(page))


def test_the_transfer_is_explained_until_it_arrived(client, cast, an_order, bank):
    order = an_order(method="bank_transfer")
    client.force_login(cast.bob)
    page = shown(client.get(reverse("order", args=[order.id])))
    assert Checkout.objects.get().reference in page
    assert "PK36 MEZN" in page
    client.force_login(cast.alice)
    assert "PK36 MEZN" not in shown(client.get(reverse("order", args=[order.id])))
    assert "1 order is not ready to pack yet" in shown(client.get(reverse("sales"), {"shelf": "pack"}))


def test_packing_in_bulk_and_its_slips(client, cast, an_order):
    orders = [an_order().id, an_order().id]
    client.force_login(cast.alice)
    page = shown(client.get(reverse("sales")))
    assert page.count('name="order"') == 2
    slips = shown(client.get(reverse("sales_slips")))
    assert slips.count("House 14") == 2
    assert "in cash" in slips
    client.post(reverse("sales_pack"), {"order": [*orders, "x", "99999999999999999999"]})
    assert set(Order.objects.values_list("state", flat=True)) == {rules.PACKED}


def test_lists_take_nonsense_calmly(bob):
    for query in ("?shelf=nothing", "?before=x", "?before=99999999999999999999", "?shelf=way&before=3"):
        assert bob.get(reverse("sales") + query).status_code == 200
        assert bob.get(reverse("orders") + query).status_code == 200


def test_an_order_page_asks_little_of_the_database(
    client, cast, a_listing, in_bag, address, django_assert_max_num_queries
):
    for number in range(6):
        in_bag(a_listing(cast.alice.pk, title=f"Dress {number}"))
    (order_id,) = place_orders(buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="k", now=NOW)
    client.force_login(cast.bob)
    client.get(reverse("order", args=[order_id]))
    # Session, account and the two badges of the header; order, people, lines, photos, steps, case, payment.
    with django_assert_max_num_queries(12):
        client.get(reverse("order", args=[order_id]))


def test_a_bag_asks_the_same_however_full(client, cast, a_listing, in_bag, django_assert_max_num_queries):
    for number in range(5):
        in_bag(a_listing(cast.alice.pk if number % 2 else cast.charlie.pk, title=f"Dress {number}"))
    client.force_login(cast.bob)
    client.get(reverse("bag"))
    with django_assert_max_num_queries(12):
        client.get(reverse("bag"))


@pytest.mark.parametrize("language", ["en", "ur", "bn", "ru", "vi"])
def test_every_page_stands_in_every_language(client, cast, an_order, bank, language, a_listing, in_bag):
    order = an_order(method="bank_transfer")
    done = an_order("accepted")
    in_bag(a_listing(cast.alice.pk))
    client.cookies["language"] = language
    for who in (cast.bob, cast.alice):
        client.force_login(who)
        for address_ in ("bag", "checkout", "orders", "sales", "sales_slips", "desk"):
            assert client.get(reverse(address_)).status_code in (200, 302)
        for order_id in (order.id, done.id):
            assert client.get(reverse("order", args=[order_id])).status_code == 200


def test_without_any_way_to_pay_nothing_is_promised(bob, cast, a_listing, address):
    PolicyValue.objects.create(name="payments.methods", value=["bank_transfer"], changed_by=1, changed_at=NOW)
    put_in(bob, a_listing(cast.alice.pk))
    page = shown(bob.get(reverse("checkout")))
    assert "No way to pay is open" in page
    assert bob.post(reverse("checkout"), checkout_form(bob)).status_code == 422
    assert not Order.objects.exists()


def test_what_a_seller_wrote_runs_from_its_own_side(bob, cast, an_order):
    """Its full stop would stand before it in a script that runs from the right."""
    order = an_order()
    cancel_order(actor_id=cast.alice.pk, order_id=order.id, reason="A seam opened.", now=NOW)
    bob.cookies["language"] = "ur"
    assert "\u2068A seam opened.\u2069" in shown(bob.get(reverse("order", args=[order.id])))


def test_a_checkout_says_what_it_is_to_whoever_reads_its_head(bob, cast, a_listing):
    put_in(bob, a_listing(cast.alice.pk))
    assert '<meta name="description"' in shown(bob.get(reverse("checkout")))
