"""What cash at the door costs, what paying before saves and what the market takes: from the bag to the books."""

import pytest
from django.urls import reverse

from haat.kernel.errors import InvalidInput
from haat.kernel.models import PolicyValue
from haat.ledger.operations.end_commission_rule import end_commission_rule
from haat.ledger.operations.save_commission_rule import save_commission_rule
from haat.ledger.queries import balances, statement, trial_balance
from haat.orders.models import Order
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.check_out import check_out
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.save_tax_rule import save_tax_rule
from haat.orders.operations.ship_order import ship_order
from haat.orders.queries import bag_for, checkout_quote, order_for
from haat.orders.types import AddressCopy
from haat.payments.models import Payment
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.refund_order import refund_order
from tests.cast import NOW

TOTAL, FEE, OFF = 258_000, 24_000, 7_740


@pytest.fixture
def bob_lives(cast):
    """Bob's address, without anybody having said how much he is trusted."""
    from haat.accounts.operations.save_address import save_address
    from haat.orders.tests.conftest import ADDRESS

    return save_address(account_id=cast.bob.pk, **ADDRESS, now=NOW)


def walk(cast, order_id):
    pack_order(seller_id=cast.alice.pk, order_id=order_id, now=NOW)
    ship_order(seller_id=cast.alice.pk, order_id=order_id, carrier="TCS", tracking="1", now=NOW)
    deliver_order(actor_id=cast.bob.pk, order_id=order_id, now=NOW)
    accept_order(buyer_id=cast.bob.pk, order_id=order_id, now=NOW)


def books():
    return {line.kind: line.balance_minor for line in trial_balance()}


def shown(cast, method):
    return checkout_quote(
        buyer_id=cast.bob.pk,
        bag=bag_for(cast.bob.pk, now=NOW),
        address=AddressCopy("Bob", "+92", "House 1", "Lahore", "PK"),
        method=method,
        now=NOW,
    )


@pytest.mark.parametrize("with_courier", [True, False])
def test_the_fee_for_cash_is_shown_paid_at_the_door_and_booked(cast, a_listing, in_bag, address, with_courier):
    PolicyValue.objects.create(name="risk.cod_fee_minor", value=5_000, changed_by=0, changed_at=NOW)
    PolicyValue.objects.create(name="payments.cash_goes_to_site", value=with_courier, changed_by=0, changed_at=NOW)
    in_bag(a_listing(cast.alice.pk))
    offered = shown(cast, "cod")
    assert (offered.cash_fee_minor, offered.total_minor) == (5_000, TOTAL + 5_000)
    (order_id,) = check_out(
        buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="k", seen_total_minor=263_000, now=NOW
    )
    order = Order.objects.get(pk=order_id)
    assert (order.cash_fee_minor, order.total_minor) == (5_000, TOTAL + 5_000)
    assert Payment.objects.get(order_id=order_id).amount_minor == TOTAL + 5_000
    assert order_for(cast.bob.pk, order_id, now=NOW).sums.cash_fee_minor == 5_000
    walk(cast, order_id)
    brought = TOTAL + 5_000 if with_courier else 0
    assert balances(cast.alice.pk, "PKR").available_minor == brought - FEE
    assert books().get("courier", 0) == -brought
    assert books()["commission"] == FEE
    assert sum(books().values()) == 0


def test_what_paying_before_saves_is_taken_at_checkout_once_and_the_seller_bears_it(
    cast,
    a_listing,
    in_bag,
    bob_lives,
    asks,
    bank,
    deliver,
):
    asks("deposit", "prepay_discount")
    variant = in_bag(a_listing(cast.alice.pk))
    assert (shown(cast, "bank_transfer").discount_minor, shown(cast, "bank_transfer").total_minor) == (OFF, TOTAL - OFF)
    pressed = {
        "buyer_id": cast.bob.pk,
        "address_id": bob_lives,
        "method": "bank_transfer",
        "variant_ids": [variant],
        "offer_taken": True,
        "seen_total_minor": TOTAL - OFF,
        "idempotency_key": "pressed",
        "now": NOW,
    }
    first = check_out(**pressed)
    assert check_out(**pressed) == first
    order = Order.objects.get()
    assert (order.discount_minor, order.total_minor) == (OFF, TOTAL - OFF)
    payment = Payment.objects.get()
    assert payment.amount_minor == TOTAL - OFF
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=payment.pk, now=NOW)
    deliver()
    walk(cast, order.pk)
    assert balances(cast.alice.pk, "PKR").available_minor == TOTAL - OFF - order.fee_minor
    assert order_for(cast.alice.pk, order.pk, now=NOW).seller_minor == TOTAL - OFF - order.fee_minor
    assert sum(books().values()) == 0


def test_a_rule_that_ended_changes_nothing_of_an_order_already_placed(cast, a_listing, in_bag, address, bank, deliver):
    rule = save_commission_rule(actor_id=cast.dana.pk, place=1, name="Fair", points=500, now=NOW)
    in_bag(a_listing(cast.alice.pk))
    (order_id,) = check_out(
        buyer_id=cast.bob.pk, address_id=address, method="bank_transfer", idempotency_key="k", now=NOW
    )
    end_commission_rule(actor_id=cast.dana.pk, rule_id=rule, now=NOW)
    save_commission_rule(actor_id=cast.dana.pk, place=1, name="Dear", points=3_000, now=NOW)
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get().pk, now=NOW)
    deliver()
    walk(cast, order_id)
    line = statement(cast.alice.pk)[0]
    assert (line.rule_name, line.points, line.commission_minor) == ("Fair", 500, 12_000)
    assert books()["commission"] == 12_000
    assert balances(cast.alice.pk, "PKR").available_minor == TOTAL - 12_000


def test_tax_that_the_market_collects_goes_from_the_buyer_to_the_state(
    cast, client, a_listing, in_bag, address, bank, deliver
):
    client.force_login(cast.dana)
    rule = {"place": 1, "name": "Sales tax", "points": 1_500, "taxes": "things", "collected_by": "site"}
    assert client.post(reverse("admin:orders_taxrule_add"), {**rule, "collected_by": "me"}).status_code == 422
    assert client.post(reverse("admin:orders_taxrule_add"), rule).status_code == 302
    in_bag(a_listing(cast.alice.pk))
    (order_id,) = check_out(
        buyer_id=cast.bob.pk, address_id=address, method="bank_transfer", idempotency_key="k", now=NOW
    )
    order = Order.objects.get()
    assert (order.site_tax_minor, order.total_minor) == (36_000, TOTAL + 36_000)
    client.force_login(cast.alice)
    assert "Tax that we hand on to the state" in client.get(reverse("order", args=[order_id])).content.decode()
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get().pk, now=NOW)
    deliver()
    walk(cast, order_id)
    assert books()["sales_tax"] == 36_000
    assert balances(cast.alice.pk, "PKR").available_minor == TOTAL - FEE
    assert order_for(cast.alice.pk, order_id, now=NOW).seller_minor == TOTAL - FEE
    refund_order(order_id=order_id, amount_minor=order.total_minor // 2, refund_key="half", reason="", now=NOW)
    assert books()["sales_tax"] == 18_000
    refund_order(order_id=order_id, amount_minor=None, refund_key="rest", reason="", now=NOW)
    assert books()["sales_tax"] == 0
    assert sum(books().values()) == 0


@pytest.mark.parametrize("with_courier", [True, False])
def test_of_cash_at_the_door_the_market_keeps_its_tax_too(cast, a_listing, in_bag, address, with_courier):
    PolicyValue.objects.create(name="payments.cash_goes_to_site", value=with_courier, changed_by=0, changed_at=NOW)
    rule = {"actor_id": cast.dana.pk, "place": 1, "name": "T", "points": 1_500, "included": False, "now": NOW}
    save_tax_rule(**rule, taxes="things", collected_by="site")
    with pytest.raises(InvalidInput):
        save_tax_rule(**rule, collected_by="me")
    in_bag(a_listing(cast.alice.pk))
    (order_id,) = check_out(buyer_id=cast.bob.pk, address_id=address, method="cod", idempotency_key="k", now=NOW)
    walk(cast, order_id)
    brought = TOTAL + 36_000 if with_courier else 0
    assert balances(cast.alice.pk, "PKR").available_minor == brought - FEE - 36_000
    assert (books()["sales_tax"], books()["commission"]) == (36_000, FEE)
    assert sum(books().values()) == 0
