"""The operator's pages: who may enter, what stands behind each figure, and what wrong input gets."""

import pytest
from django.urls import reverse

from haat.kernel.models import AuditEntry
from haat.ledger import queries
from haat.ledger.models import Payout, PayoutBatch
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.reconcile import reconcile
from haat.ledger.operations.refund_sale import refund_sale
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.types import Line, Terms
from tests.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db
TERMS = Terms(1, "Shoes", 1000, 240_00, 43_20, 0, None)


@pytest.fixture
def sold(cast):
    """Alice sold for 2,600.00 and is to be paid; a courier's file disagrees."""
    sale = {"order_id": 1, "seller_id": cast.alice.pk, "currency": "PKR", "now": NOW}
    hold_sale(method="card", amount_minor=2_600_00, **sale)
    release_sale(item_minor=2_400_00, shipping_minor=200_00, terms=TERMS, **sale)
    save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="HBL", number="0123456789", now=NOW)
    reconcile(
        source="courier:tcs", lines=[Line("P1", 400, "PKR")], expected=[Line("P1", 500, "PKR")], actor_id=None, now=NOW
    )
    return cast


@pytest.fixture
def dana(client, sold):
    client.login(email=sold.dana.email, password=PASSWORD)
    return client


def pages(sold):
    booked = queries.statement(sold.alice.pk)[0].id
    (difference,) = queries.differences()
    return [
        reverse("books"),
        reverse("book_kind", args=["available"]),
        reverse("book_account", args=[f"available:{sold.alice.pk}"]),
        reverse("book_transaction", args=[booked]),
        reverse("books_export") + "?since=2026-03-01&until=2026-03-31&form=csv",
        reverse("differences"),
        reverse("difference", args=[difference.id]),
        reverse("payouts"),
    ]


def test_for_people_without_the_right_the_pages_do_not_exist(client, sold):
    addresses = pages(sold)
    assert {client.get(address).status_code for address in addresses} == {302}
    client.login(email=sold.charlie.email, password=PASSWORD)
    assert {client.get(address).status_code for address in addresses} == {404}
    client.post(reverse("payouts"))
    assert not PayoutBatch.objects.exists()


def test_the_operator_goes_from_the_trial_balance_to_a_transaction(dana, sold):
    assert [dana.get(address).status_code for address in pages(sold)] == [200] * 8
    trial = dana.get(reverse("books")).content.decode()
    assert "Everything adds up" in trial
    assert "1 difference waits" in trial
    assert reverse("book_kind", args=["commission"]) in trial
    kind = dana.get(reverse("book_kind", args=["available"])).content.decode()
    account = reverse("book_account", args=[f"available:{sold.alice.pk}"])
    assert account in kind
    assert "Rs\u00a02,316.80" in dana.get(account).content.decode()


def test_names_words_and_public_numbers_stand_where_a_person_looks(dana, sold):
    code = f"available:{sold.alice.pk}"
    kind = dana.get(reverse("book_kind", args=["available"])).content.decode()
    account = dana.get(reverse("book_account", args=[code])).content.decode()
    booked = dana.get(reverse("book_transaction", args=[queries.statement(sold.alice.pk)[0].id])).content.decode()
    for page in (kind, account, booked):
        assert "Alice · @alice" in page
        assert code not in page.replace(f"/{code}/", "")
    for page in (account, booked):
        assert "Order 1-0001" in page
    came_in = dana.get(reverse("book_account", args=["received:card"])).content.decode()
    assert "<title>Card · Money that came in" in came_in


@pytest.mark.parametrize("code", ["wallet:999999", "available:", "sales_tax:zz", "courier:tcs", "handed_over:vat", "x"])
def test_an_account_that_nobody_has_is_shown_empty(dana, code):
    page = dana.get(reverse("book_account", args=[code]))
    assert page.status_code == 200
    assert "Nothing is booked" in page.content.decode()


def test_before_the_first_sale_nothing_stands_there(dana):
    page = dana.get(reverse("books"), {"at": "2026-03-13"}).content.decode()
    assert "Nothing is booked" in page


@pytest.mark.parametrize("query", [{"at": "nonsense"}, {"at": "9999-12-31"}, {"currency": "<b>"}, {"before": "9" * 40}])
def test_nonsense_in_the_address_is_no_error(dana, sold, query):
    for name, args in (
        ("books", []),
        ("book_kind", ["held"]),
        ("book_account", [f"available:{sold.alice.pk}"]),
    ):
        assert dana.get(reverse(name, args=args), query).status_code == 200


def test_what_does_not_exist_is_not_found(dana):
    assert dana.get(reverse("book_kind", args=["pockets"])).status_code == 404
    assert dana.get(reverse("book_transaction", args=[999_999])).status_code == 404
    assert dana.get(reverse("difference", args=[999_999])).status_code == 404


def test_a_time_that_ends_before_it_begins_is_told_at_the_field(dana):
    answer = dana.get(reverse("books_export"), {"since": "2026-03-31", "until": "2026-03-01", "form": "csv"})
    assert answer.status_code == 422
    assert "not before the first one" in answer.content.decode()


def test_a_difference_is_taken_and_closed_with_a_reason(dana, sold):
    (row,) = queries.differences()
    address = reverse("difference", args=[row.id])
    assert dana.post(address, {"act": "claim"}).status_code == 302
    assert queries.difference_for(row.id).owner_id == sold.dana.pk
    refused = dana.post(address, {"act": "close", "reason": " "})
    assert refused.status_code == 422
    assert "Please write why" in refused.content.decode()
    assert dana.post(address, {"act": "close", "reason": "Paid a day later"}).status_code == 302
    assert queries.alarms().open_differences == 0
    assert "Paid a day later" in dana.get(reverse("differences"), {"closed": 1}).content.decode()


def test_a_batch_is_made_handed_to_the_bank_paid_and_a_payout_comes_back(dana, sold):
    assert dana.post(reverse("payouts")).status_code == 302
    batch = PayoutBatch.objects.get()
    files = [dana.post(reverse("payout_file", args=[batch.pk, "csv"])) for _ in range(2)]
    assert files[0].content == files[1].content
    assert b"0123456789,2316.80,PKR" in files[0].content
    assert AuditEntry.objects.filter(action="ledger.payout_file_taken").count() == 2
    assert dana.post(reverse("payout_file", args=[batch.pk, "pain.001.001.03"])).status_code == 409
    assert dana.post(reverse("payout_batch", args=[batch.pk])).status_code == 302
    back = reverse("payout_returned", args=[Payout.objects.get().pk])
    assert dana.post(back, {"reason": ""}).status_code == 422
    assert dana.post(back, {"reason": "Account closed"}).status_code == 302
    assert queries.balances(sold.alice.pk, "PKR").available_minor == 2_316_80
    assert check_books(now=NOW) == []


def test_the_seller_reads_why_money_moved(client, sold):
    run_payouts(actor_id=None, currency="PKR", now=NOW)
    refund_sale(
        order_id=1, seller_id=sold.alice.pk, refund_key="a", amount_minor=2_600_00, to={"card": 2_600_00}, buyer_id=9,
        currency="PKR", now=NOW,
    )  # fmt: skip
    client.login(email=sold.alice.email, password=PASSWORD)
    page = client.get(reverse("money")).content.decode()
    assert "Rs\u00a02,600 of order 1-0001 went back to the buyer; it is taken from your next payout." in page
    assert "Rs\u00a0283.20 of commission and tax came back to you with it." in page
    assert "Rs\u00a02,600 − Rs\u00a0240 commission (\u2068Shoes\u2069) 10\u00a0% − Rs\u00a043.20 tax on it" in page
    table = client.get(reverse("statement_csv"), {"month": "2026-03"}).content.decode("utf-8-sig")
    assert len(table.splitlines()) == 5
    assert client.get(reverse("money"), {"month": "2026-99"}).status_code == 200
    assert "No invoice yet" in client.get(reverse("invoices")).content.decode()
