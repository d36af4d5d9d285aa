"""Labels of a carrier whose gateway is a server of our own."""

import pytest
from django.urls import reverse

from haat.kernel.errors import NotFound
from haat.ledger.models import LedgerTransaction
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.operations.record_transaction import NotEnough
from haat.ledger.operations.take_out_credit import take_out_credit
from haat.ledger.queries import balances
from haat.orders.models import Label
from haat.orders.operations.buy_label import CarrierDown, NoLabels, buy_label
from haat.orders.tests.conftest import PDF
from tests.cast import NOW


@pytest.fixture
def money(cast):
    """Alice has 1,000.00 to spend."""
    credit_wallet(account_id=cast.alice.pk, amount_minor=100_000, currency="PKR", key="m", memo="", now=NOW)
    take_out_credit(account_id=cast.alice.pk, amount_minor=100_000, currency="PKR", key="m", now=NOW)


def test_a_label_is_bought_once_and_paid_by_the_seller(carrier, money, cast, an_order):
    order = an_order("packed")
    assert buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert not buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert Label.objects.get().tracking == "TCS-1"
    assert balances(cast.alice.pk, "PKR").available_minor == 75_000
    parcel = carrier.asked[-1][2]
    assert parcel["cash_minor"] > 0
    assert parcel["address"]["city"] == "Lahore"


def test_a_carrier_that_breaks_off_is_asked_again_and_paid_once(carrier, money, cast, an_order):
    order = an_order("packed")
    carrier.broken = "/labels"
    with pytest.raises(CarrierDown):
        buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert not Label.objects.exists()
    carrier.broken = ""
    assert buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert LedgerTransaction.objects.filter(kind="label_paid").count() == 1
    assert {key for path, key, _body in carrier.asked if path == "/labels"} == {f"order:{order.id}"}


def test_without_the_money_nothing_is_bought(carrier, cast, an_order):
    order = an_order("packed")
    with pytest.raises(NotEnough):
        buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)
    assert [path for path, _key, _body in carrier.asked] == ["/prices"]


def test_a_market_without_labels_says_so(cast, an_order):
    order = an_order("packed")
    with pytest.raises(NoLabels):
        buy_label(seller_id=cast.alice.pk, order_id=order.id, now=NOW)


def test_another_seller_gets_nothing(carrier, cast, an_order):
    order = an_order("packed")
    with pytest.raises(NotFound):
        buy_label(seller_id=cast.charlie.pk, order_id=order.id, now=NOW)
    assert not carrier.asked


def test_the_page_offers_the_label_and_then_the_print(client, carrier, money, cast, an_order):
    order = an_order("packed")
    client.force_login(cast.alice)
    page = reverse("order", args=[order.id])
    assert "Buy a shipping label" in client.get(page).content.decode()
    shown = client.post(reverse("order_label", args=[order.id]), follow=True).content.decode()
    assert "Print the label" in shown
    assert "TCS-1" in shown
    pdf = reverse("order_label_pdf", args=[order.id])
    assert client.get(pdf).content == PDF
    client.force_login(cast.bob)
    assert client.get(pdf).status_code == 404


def test_a_carrier_that_is_down_is_told_on_the_page(client, carrier, money, cast, an_order):
    order = an_order("packed")
    carrier.broken = "/prices"
    client.force_login(cast.alice)
    shown = client.post(reverse("order_label", args=[order.id]), follow=True).content.decode()
    assert "The carrier does not answer right now." in shown
