"""The seller's money page."""

import re

import pytest
from django.urls import reverse

from haat.ledger import queries
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.types import Terms
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
TERMS = Terms(1, "Shoes", 1000, 24_000, 4_320, 0, None)


@pytest.fixture
def alice(client, cast):
    client.login(email=cast.alice.email, password=PASSWORD)
    return client


def sell(seller, order_id):
    sale = {"order_id": order_id, "seller_id": seller.pk, "currency": "PKR", "now": NOW}
    hold_sale(method="bank_transfer", amount_minor=260_000, **sale)
    release_sale(item_minor=240_000, shipping_minor=20_000, terms=TERMS, **sale)


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(reverse("money")).status_code == 302


def test_the_page_shows_my_money_and_nobody_elses(alice, cast):
    sell(cast.alice, 1)
    sell(cast.bob, 2)
    page = alice.get(reverse("money")).content.decode()
    assert "Rs\u00a02,316.80" in page
    assert "Rs\u00a0240 commission" in page
    assert "Shoes" in page
    assert "1-0001" in page
    assert "1-0002" not in page


def test_a_wrong_iban_is_told_at_the_field_and_nothing_typed_is_lost(alice, cast):
    answer = alice.post(reverse("money"), {"holder": "Alice", "bank": "HBL", "number": "PK00SCBL0000001123456702"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "IBAN or an account number" in page
    assert 'value="PK00SCBL0000001123456702"' in page
    assert queries.payout_destination(cast.alice.pk) is None


def test_a_destination_is_saved_and_shown_masked(alice, cast):
    answer = alice.post(reverse("money"), {"holder": "علیس", "bank": "HBL", "number": "۰۱۲۳۴۵۶۷۸۹"}, follow=True)
    assert answer.status_code == 200
    assert queries.payout_destination(cast.alice.pk).number == "0123456789"
    assert "…6789" in answer.content.decode()
    assert "0123456789" not in answer.content.decode()


def test_older_lines_come_page_by_page_with_the_same_number_of_queries(alice, cast, django_assert_max_num_queries):
    for order_id in range(1, 21):
        sell(cast.alice, order_id)
    with django_assert_max_num_queries(12):
        first = alice.get(reverse("money")).content.decode()
    oldest = queries.statement(cast.alice.pk, limit=30)[-1]
    assert f"?before={oldest.id}" in first
    assert re.search(r"1-0001\b", alice.get(reverse("money"), {"before": oldest.id}).content.decode())
    assert alice.get(reverse("money"), {"before": "nonsense"}).status_code == 200
