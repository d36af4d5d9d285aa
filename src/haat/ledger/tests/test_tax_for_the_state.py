"""Sales tax that the market collects: kept at the release, given back with what goes back, on the statement."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from haat.ledger.models import Sale
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.refund_sale import RefundTooLarge, refund_sale
from haat.ledger.operations.release_sales import release_sales
from haat.ledger.operations.set_dispute_aside import set_dispute_aside
from haat.ledger.operations.settle_dispute import settle_dispute
from haat.ledger.queries import balances, statement, trial_balance
from haat.ledger.types import SaleRelease, Terms
from tests.cast import NOW

TERMS = Terms(None, "", 1_000, 10_000, 1_800, 0, None)
PAID, TAX = 115_000, 15_000


def books():
    found = {line.kind: line.balance_minor for line in trial_balance()}
    assert sum(found.values()) == 0
    return found


def hold(cast):
    hold_sale(order_id=1, seller_id=cast.alice.pk, method="bank_transfer", amount_minor=PAID, currency="PKR", now=NOW)


def release(cast, door="", order_id=1):
    sale = SaleRelease(order_id, cast.alice.pk, PAID, 0, TERMS, "PKR", door, TAX)
    return release_sales(sales=[sale], now=NOW)[0]


def back(cast, minor, key="r"):
    return refund_sale(
        order_id=1,
        seller_id=cast.alice.pk,
        refund_key=key,
        amount_minor=minor,
        to={"bank_transfer": minor},
        buyer_id=cast.bob.pk,
        currency="PKR",
        now=NOW,
    )


def available(cast):
    return balances(cast.alice.pk, "PKR").available_minor


@pytest.mark.django_db
class TestTaxForTheState:
    def test_it_is_kept_at_the_release_once(self, cast):
        hold(cast)
        first = release(cast)
        assert release(cast) == first
        assert books()["sales_tax"] == TAX
        assert available(cast) == PAID - 10_000 - 1_800 - TAX

    @pytest.mark.parametrize(("door", "has"), [("courier", PAID - 26_800), ("seller", -26_800)])
    def test_of_cash_at_the_door_it_is_owed_like_the_commission(self, cast, door, has):
        release(cast, door)
        assert (books()["sales_tax"], available(cast)) == (TAX, has)

    def test_many_parts_give_back_exactly_what_was_kept(self, cast):
        hold(cast)
        release(cast)
        parts = (33_333, 33_333, 33_334, 15_000)
        told = [back(cast, minor, str(minor) + str(nth)) for nth, minor in enumerate(parts)]
        assert sum(each.site_tax_minor for each in told) == TAX
        assert back(cast, 33_333, "333330").site_tax_minor == told[0].site_tax_minor == 4_348
        found = books()
        assert [found.get(kind, 0) for kind in ("sales_tax", "commission", "vat")] == [0, 0, 0]
        assert available(cast) == 0
        with pytest.raises(RefundTooLarge):
            back(cast, 1, "more")

    def test_what_went_back_before_the_release_is_not_taxed(self, cast):
        hold(cast)
        back(cast, 57_500)
        assert "sales_tax" not in books()
        release(cast)
        assert books()["sales_tax"] == TAX // 2
        assert available(cast) == (PAID - 10_000 - 1_800 - TAX) // 2

    def test_commission_leaves_the_state_its_tax_and_the_seller_owes_nothing(self, cast):
        hold(cast)
        dear = Terms(None, "", 10_000, PAID - 5_000, 5_000, 0, None)
        release_sales(sales=[SaleRelease(1, cast.alice.pk, PAID, 0, dear, "PKR", "", TAX)], now=NOW)
        found = books()
        assert (found["sales_tax"], found["commission"], found.get("vat", 0)) == (TAX, PAID - TAX, 0)
        assert available(cast) == 0

    def test_with_and_without_it_in_one_go(self, cast):
        given = {"seller_id": cast.alice.pk, "method": "bank_transfer", "amount_minor": PAID, "currency": "PKR"}
        for order_id in (1, 2, 3):
            hold_sale(order_id=order_id, **given, now=NOW)
        sales = [
            SaleRelease(order_id, cast.alice.pk, PAID, 0, TERMS, "PKR", "", TAX * (order_id % 2))
            for order_id in (3, 2, 1)
        ]
        booked = release_sales(sales=sales, now=NOW)
        orders = {line.id: line.order_id for line in statement(cast.alice.pk)}
        assert [orders[number] for number in booked] == [3, 2, 1]
        assert books()["sales_tax"] == 2 * TAX
        assert release_sales(sales=sales, now=NOW) == booked

    @pytest.mark.parametrize("won", [True, False])
    def test_a_lost_dispute_gives_it_back_and_a_won_one_does_not(self, cast, won):
        hold(cast)
        release(cast)
        hold_sale(order_id=2, seller_id=cast.alice.pk, method="x", amount_minor=PAID, currency="PKR", now=NOW)
        set_dispute_aside(
            order_id=1, seller_id=cast.alice.pk, amount_minor=PAID, currency="PKR", dispute_key="d", now=NOW
        )
        settle_dispute(dispute_key="d", won=won, method="bank_transfer", now=NOW)
        assert books().get("sales_tax", 0) == (TAX if won else 0)
        assert check_books(now=NOW) == []

    def test_the_statement_says_so(self, cast, client):
        hold(cast)
        release(cast)
        back(cast, 57_500)
        lines = statement(cast.alice.pk)
        assert [line.site_tax_minor for line in lines] == [-7_500, TAX, 0]
        assert lines[1].gross_minor == PAID
        client.force_login(cast.alice)
        page = client.get(reverse("money")).content.decode()
        assert page.count("Tax that we hand on to the state") == 2
        assert "the state: −Rs\u00a0150" in page
        assert ",150.00," in client.get(reverse("statement_csv")).content.decode()

    def test_no_more_comes_back_than_was_kept(self, cast):
        hold(cast)
        with pytest.raises(IntegrityError, match="a_sale_returns_no_more_tax_than_it_took"):
            Sale.objects.filter(order_id=1).update(site_tax_returned_minor=1)
