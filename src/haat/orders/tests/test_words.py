"""Cash at the door that waits for the buyer's word, and sellers who need more time."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from haat.accounts.operations.save_address import save_address
from haat.kernel.errors import InvalidInput, NotFound
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.listings.models import Listing
from haat.orders import rules
from haat.orders.models import Order, Transition
from haat.orders.operations.ask_time import ask_time
from haat.orders.operations.ask_word import ask_word
from haat.orders.operations.cancel_overdue import cancel_overdue
from haat.orders.operations.clear_verification import clear_by_link, clear_verification
from haat.orders.operations.confirm_as_staff import confirm_as_staff
from haat.orders.operations.decline_time import decline_time
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.pay_ahead import pay_ahead
from haat.orders.operations.place_orders import place_orders
from haat.orders.operations.take_step import NotYetPossible
from haat.orders.queries import order_for, packing_list
from haat.orders.tests.conftest import ADDRESS
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.risk.models import CodOrder, OneTimeCode
from haat.risk.operations.spend_code import CodeExpired, WrongCode
from haat.risk.queries.taps import tap_token
from haat.risk.rules.codes import code_of
from tests.cast import NOW


@pytest.fixture
def an_asked_order(cast, a_listing, in_bag, asks):
    """An order of Bob that waits for one of these ways."""

    def make(*ways):
        asks(*ways)
        address = save_address(account_id=cast.bob.pk, **ADDRESS, now=NOW)
        listing_id = a_listing(cast.alice.pk)
        in_bag(listing_id)
        (order_id,) = place_orders(
            buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="word", now=NOW
        )
        return Order.objects.get(pk=order_id)

    return make


def sent_code(order):
    newest = OneTimeCode.objects.filter(order_id=order.pk).latest("pk")
    return newest, code_of(settings.SECRET_KEY, newest.nonce)


def state(order):
    return Order.objects.get(pk=order.pk).state


def test_what_was_thought_is_kept_and_the_seller_waits(cast, an_asked_order):
    order = an_asked_order("tap", "code")
    assert order.state == rules.VERIFYING
    assert CodOrder.objects.get(order_id=order.pk).amount_minor == order.total_minor
    assert packing_list(cast.alice.pk) == []
    with pytest.raises(NotYetPossible):
        pack_order(seller_id=cast.alice.pk, order_id=order.pk, now=NOW)
    assert order_for(cast.bob.pk, order.pk, now=NOW).way_kinds == ("prepay_discount", "tap", "code")


def test_little_to_fear_goes_straight_to_packing(cast, an_asked_order):
    order = an_asked_order("none")
    assert (order.state, order.clearing) == (rules.CONFIRMED, [])
    assert CodOrder.objects.filter(order_id=order.pk).exists()


def test_the_code_of_the_message_clears_it_once(cast, an_asked_order):
    order = an_asked_order("code")
    with pytest.raises(NotFound):
        ask_word(buyer_id=cast.charlie.pk, order_id=order.pk, now=NOW)
    ask_word(buyer_id=cast.bob.pk, order_id=order.pk, now=NOW)
    _row, code = sent_code(order)
    wrong = "000000" if code != "000000" else "111111"
    with pytest.raises(WrongCode):
        clear_verification(buyer_id=cast.bob.pk, order_id=order.pk, how="code", code=wrong, now=NOW)
    assert state(order) == rules.VERIFYING
    with pytest.raises(NotYetPossible):
        clear_verification(buyer_id=cast.bob.pk, order_id=order.pk, how="tap", code="x", now=NOW)
    late = NOW + timedelta(hours=23)
    with pytest.raises(CodeExpired):
        clear_verification(buyer_id=cast.bob.pk, order_id=order.pk, how="code", code=code, now=late)
    again = {"buyer_id": cast.bob.pk, "order_id": order.pk, "how": "code", "code": code, "now": NOW}
    assert clear_verification(**again) is True
    assert clear_verification(**again) is False
    assert state(order) == rules.CONFIRMED
    step = Transition.objects.get(order=order, state=rules.CONFIRMED)
    assert (step.role, step.actor_id) == (rules.BUYER, cast.bob.pk)


def test_the_message_goes_out_by_itself_and_its_link_asks_before_it_confirms(client, cast, an_asked_order, deliver):
    order = an_asked_order("tap", "code")
    deliver()
    row, _code = sent_code(order)
    door = reverse("order_tap", args=[tap_token(row)])
    assert client.get(reverse("order_tap", args=["guessed.token"])).status_code == 404
    assert client.get(door).status_code == 200
    assert state(order) == rules.VERIFYING
    assert client.post(door).status_code == 200
    assert state(order) == rules.CONFIRMED
    assert client.post(door).status_code == 410
    with pytest.raises(NotFound):
        clear_by_link(token="nonsense", now=NOW)


def test_a_wrong_code_is_told_at_the_field_until_it_is_locked(client, cast, an_asked_order):
    order = an_asked_order("code")
    client.force_login(cast.bob)
    client.post(reverse("order_word", args=[order.pk]))
    _row, code = sent_code(order)
    wrong = {"code": "000000" if code != "000000" else "111111"}
    door = reverse("order_clear", args=[order.pk])
    assert client.post(door, {}).status_code == 422
    for left in (4, 3, 2, 1):
        answer = client.post(door, wrong)
        assert answer.status_code == 422
        assert f"{left} more" in answer.content.decode()
    answer = client.post(door, wrong)
    assert answer.status_code == 429
    assert "Too many wrong codes" in answer.content.decode()
    assert client.post(door, {"code": code}).status_code == 429
    assert state(order) == rules.VERIFYING


def test_silence_for_a_day_calls_it_off_and_the_thing_is_back(cast, an_asked_order):
    order = an_asked_order("tap")
    assert cancel_overdue(now=NOW + timedelta(hours=23)) == 0
    assert cancel_overdue(now=NOW + timedelta(hours=24)) == 1
    assert Transition.objects.get(order=order, state=rules.CANCELLED).reason == rules.UNVERIFIED
    assert Listing.objects.get().state == "active"


def test_a_deposit_by_transfer_clears_it_when_the_money_is_there(cast, an_asked_order, bank, deliver):
    order = an_asked_order("deposit")
    chosen = {"buyer_id": cast.bob.pk, "order_id": order.pk, "way": "deposit", "now": NOW}
    with pytest.raises(InvalidInput):
        pay_ahead(method="cod", **chosen)
    assert pay_ahead(method="bank_transfer", **chosen) is True
    assert pay_ahead(method="bank_transfer", **chosen) is False
    deposit = Payment.objects.get(order_id=order.pk, method="bank_transfer")
    cash = Payment.objects.get(order_id=order.pk, method="cod")
    assert (deposit.amount_minor, deposit.amount_minor + cash.amount_minor) == (25_800, order.total_minor)
    deliver()
    assert state(order) == rules.VERIFYING
    assert cancel_overdue(now=NOW + timedelta(hours=25)) == 0
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=deposit.pk, now=NOW)
    deliver()
    assert state(order) == rules.CONFIRMED


def test_paying_all_before_saves_what_the_seller_bears(cast, an_asked_order):
    order = an_asked_order("deposit", "prepay_discount")
    credit_wallet(account_id=cast.bob.pk, amount_minor=300_000, currency="PKR", key="gift", memo="", now=NOW)
    pay_ahead(buyer_id=cast.bob.pk, order_id=order.pk, way="prepay_discount", method="wallet", now=NOW)
    order.refresh_from_db()
    assert (order.state, order.method, order.discount_minor) == (rules.CONFIRMED, "wallet", 7_740)
    assert Payment.objects.get(order_id=order.pk, method="wallet").captured_minor == 258_000 - 7_740
    assert Payment.objects.get(order_id=order.pk, method="cod").state == "void"


def test_where_only_paying_before_clears_it_cash_is_not_offered(cast, client, a_listing, in_bag, asks, bank):
    asks("prepay")
    save_address(account_id=cast.bob.pk, **ADDRESS, now=NOW)
    in_bag(a_listing(cast.alice.pk))
    client.force_login(cast.bob)
    page = client.get(reverse("checkout")).content.decode()
    assert re.search(r'value="cod"[^>]*disabled', page)
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    form |= dict(re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)" checked', page)) | {"method": "cod"}
    answer = client.post(reverse("checkout"), form)
    assert answer.status_code == 422
    assert "id_method_error" in answer.content.decode()
    assert not Order.objects.exists()


def test_staff_who_spoke_with_the_buyer_confirm_with_a_reason(cast, an_asked_order):
    order = an_asked_order("code")
    with pytest.raises(InvalidInput):
        confirm_as_staff(actor_id=cast.dana.pk, order_id=order.pk, reason="", now=NOW)
    assert confirm_as_staff(actor_id=cast.dana.pk, order_id=order.pk, reason="By phone.", now=NOW)
    assert confirm_as_staff(actor_id=cast.dana.pk, order_id=order.pk, reason="By phone.", now=NOW) is False
    assert Transition.objects.get(order=order, state=rules.CONFIRMED).role == rules.STAFF


def test_the_seller_asks_for_time_and_the_buyer_answers(client, cast, an_order):
    order = an_order()
    due = Order.objects.get(pk=order.id).due_at
    with pytest.raises(NotYetPossible):
        decline_time(buyer_id=cast.bob.pk, order_id=order.id, now=NOW)
    with pytest.raises(NotFound):
        ask_time(seller_id=cast.bob.pk, order_id=order.id, reason="Rain", now=NOW)
    client.force_login(cast.alice)
    assert client.post(reverse("order_time", args=[order.id]), {"reason": ""}).status_code == 422
    assert client.post(reverse("order_time", args=[order.id]), {"reason": "The dyer is late."}).status_code == 302
    assert ask_time(seller_id=cast.alice.pk, order_id=order.id, reason="Again", now=NOW) is False
    client.force_login(cast.bob)
    assert "The dyer is late." in client.get(reverse("order", args=[order.id])).content.decode()
    assert decline_time(buyer_id=cast.bob.pk, order_id=order.id, now=NOW) is True
    assert decline_time(buyer_id=cast.bob.pk, order_id=order.id, now=NOW) is False
    assert Order.objects.get(pk=order.id).due_at == due
    assert extend_shipping(buyer_id=cast.bob.pk, order_id=order.id, now=NOW)
    assert Order.objects.get(pk=order.id).due_at > due
