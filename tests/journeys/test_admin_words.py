"""What is kept as a code is read as a word, in the reader's language, in the admin's lists and in what narrows them."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from haat.accounts.models import Account
from haat.notifications.models import Notice
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.types import Due
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(client, cast):
    client.login(email=cast.dana.email, password=PASSWORD)
    return client


@pytest.fixture
def in_urdu(dana, cast):
    Account.objects.filter(pk=cast.dana.pk).update(language="ur")
    dana.cookies["language"] = "ur"
    return lambda room, **asked: dana.get(reverse(f"admin:{room}_changelist"), asked).content.decode()


def test_how_something_is_paid(in_urdu, cast):
    with override("ur"):
        cod, transfer = gettext("Cash on delivery"), gettext("Bank transfer")
    assert cod != "Cash on delivery"
    begin_payments(payer_id=cast.bob.pk, dues=[Due(1, cast.alice.pk, "cod", 9_000, "PKR", "R1")], now=NOW)
    page = in_urdu("payments_payment")
    assert transfer in page
    assert re.search(rf"field-method[^>]*>\s*{cod}\s*<", page)
    assert not re.search(r">\s*(cod|bank_transfer)\s*<", page)
    assert "field-method" not in in_urdu("payments_payment", method__exact="bank_transfer")


def test_how_a_case_ended(in_urdu):
    page = in_urdu("orders_case")
    assert not re.search(r">\s*(withdrawn|partly_refunded|kept)\s*<", page)
    assert "outcome__exact=partly_refunded" in page


@pytest.mark.parametrize(
    ("room", "asked", "codes"),
    [
        ("listings_listing", "condition__exact=like_new", "like_new|own_closet"),
        ("ledger_ledgertransaction", "kind__exact=sale_held", "sale_held|payout_paid"),
        ("risk_codorder", "tier__exact=very_high", "very_high|courier_fault"),
        ("risk_strike", "outcome__exact=unreachable", "unreachable"),
        ("payments_bankline", "why__exact=same_amount", "same_amount|unknown"),
        ("payments_payment", "method__exact=bank_transfer", "bank_transfer"),
        ("kernel_textpageedit", "slug__exact=about", "about"),
        ("accounts_account", "language__exact=bn", "Bengali"),
        ("notifications_notice", "topic=account", "account|roles_given"),
    ],
)
def test_what_narrows_a_list_is_said_in_words(in_urdu, room, asked, codes):
    page = in_urdu(room)
    assert f"?{asked}" in page
    assert not re.search(rf">\s*({codes})\s*<", page)
    assert len(in_urdu(room, **dict([asked.split("=")]))) > 1_000


def test_a_notice_is_found_by_its_topic(dana, cast):
    for kind, fact in (("roles_given", "of-roles"), ("order_placed", "of-orders")):
        Notice.objects.create(account=cast.bob, kind=kind, fact=fact, bunch=fact, values={}, url="/", happened_at=NOW)
    page = dana.get(reverse("admin:notifications_notice_changelist"), {"topic": "account"}).content.decode()
    assert "of-roles" in page
    assert "of-orders" not in page
