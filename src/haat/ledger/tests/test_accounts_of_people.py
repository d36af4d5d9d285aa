"""Store credit, reserves, invoices, and the whole books in open formats."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from beancount import loader
from django.db import connection, transaction

from haat.kernel import policies
from haat.kernel.errors import InvalidInput, NotFound
from haat.ledger import queries
from haat.ledger.models import CommissionInvoice
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.issue_invoices import issue_invoices
from haat.ledger.operations.refund_sale import refund_sale
from haat.ledger.operations.release_reserves import release_reserves
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.operations.set_reserve import set_reserve
from haat.ledger.operations.spend_wallet import NotEnoughCredit, spend_wallet
from haat.ledger.operations.unspend_wallet import unspend_wallet
from haat.ledger.queries.invoice_pdf import invoice_pdf
from haat.ledger.types import LedgerAccount, Terms
from tests.cast import NOW

TERMS = Terms(1, "Shoes", 1000, 24_00, 4_32, 0, None)
MARCH, APRIL = date(2026, 3, 1), datetime(2026, 4, 2, tzinfo=UTC)


def sell(order_id, seller, now=NOW):
    sale = {"order_id": order_id, "seller_id": seller, "currency": "PKR", "now": now}
    hold_sale(method="card", amount_minor=260_00, **sale)
    release_sale(item_minor=240_00, shipping_minor=20_00, terms=TERMS, **sale)


def give_back(order_id, seller, amount, now=NOW):
    refund_sale(
        order_id=order_id, seller_id=seller, refund_key=f"r{order_id}", amount_minor=amount, to={"card": amount},
        buyer_id=9, currency="PKR", now=now,
    )  # fmt: skip


@pytest.mark.django_db
class TestStoreCredit:
    def test_it_comes_goes_and_comes_back(self, cast):
        bob = cast.bob.pk
        credit_wallet(account_id=bob, amount_minor=50_00, currency="PKR", key="a", memo="Sorry", now=NOW)
        credit_wallet(account_id=bob, amount_minor=50_00, currency="PKR", key="a", memo="Sorry", now=NOW)
        spend = {"account_id": bob, "order_id": 1, "amount_minor": 30_00, "currency": "PKR", "key": "o1", "now": NOW}
        spend_wallet(**spend)
        assert queries.wallet_balance(bob, "PKR") == 20_00
        unspend_wallet(**spend)
        lines = queries.wallet_statement(bob, "PKR")
        assert [(line.amount_minor, line.after_minor) for line in lines] == [
            (30_00, 50_00),
            (-30_00, 20_00),
            (50_00, 50_00),
        ]
        assert lines[-1].memo == "Sorry"

    def test_nobody_spends_what_is_not_there(self, cast):
        with pytest.raises(NotEnoughCredit), transaction.atomic():
            spend_wallet(account_id=cast.bob.pk, order_id=1, amount_minor=1, currency="PKR", key="x", now=NOW)
        assert queries.wallet_statement(cast.bob.pk, "PKR") == []


def test_two_orders_at_once_spend_the_same_credit_once(transactional_db, cast):
    credit_wallet(account_id=cast.bob.pk, amount_minor=50_00, currency="PKR", key="a", memo="", now=NOW)

    def spend(order_id):
        try:
            spend_wallet(
                account_id=cast.bob.pk,
                order_id=order_id,
                amount_minor=40_00,
                currency="PKR",
                key=str(order_id),
                now=NOW,
            )
        except NotEnoughCredit:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(spend, range(4))) == 1
    assert queries.wallet_balance(cast.bob.pk, "PKR") == 10_00


@pytest.mark.django_db
class TestReserve:
    def test_a_part_is_kept_back_and_comes_after_its_days(self, cast):
        alice = cast.alice.pk
        set_reserve(actor_id=cast.dana.pk, seller_id=alice, points=2000, reason="New, dear things", until=None, now=NOW)
        sell(1, alice)
        net = 260_00 - 24_00 - 4_32
        assert queries.balances(alice, "PKR").reserve_minor == 46_34
        assert queries.balances(alice, "PKR").available_minor == net - 46_34
        assert release_reserves(now=NOW + timedelta(days=29)) == 0
        assert release_reserves(now=NOW + timedelta(days=30)) == 1
        assert queries.balances(alice, "PKR").available_minor == net
        assert release_reserves(now=NOW + timedelta(days=31)) == 0
        assert check_books(now=NOW) == []

    def test_a_refund_takes_what_was_kept_back_of_that_sale_first(self, cast):
        alice = cast.alice.pk
        set_reserve(actor_id=cast.dana.pk, seller_id=alice, points=2000, reason="New", until=None, now=NOW)
        sell(1, alice)
        sell(2, alice)
        give_back(1, alice, 260_00)
        assert queries.balances(alice, "PKR").reserve_minor == 46_34
        assert release_reserves(now=NOW + timedelta(days=30)) == 1
        assert queries.balances(alice, "PKR").available_minor == 260_00 - 24_00 - 4_32

    def test_a_decision_has_a_reason_and_an_end_to_come(self, cast):
        with pytest.raises(InvalidInput) as refused:
            set_reserve(actor_id=cast.dana.pk, seller_id=cast.alice.pk, points=10_001, reason="", until=NOW, now=NOW)
        assert set(refused.value.fields) == {"points", "reason", "until"}
        assert queries.reserve_of(cast.alice.pk, NOW).points == 0


@pytest.mark.django_db
class TestInvoices:
    @pytest.fixture
    def issued(self, cast):
        policies.change_policy(actor_id=cast.dana.pk, name="ledger.vat_points", value=1800, now=NOW)
        for order_id, seller in ((1, cast.alice.pk), (2, cast.bob.pk), (3, cast.alice.pk)):
            sell(order_id, seller)
        give_back(3, cast.alice.pk, 130_00)
        assert issue_invoices(month=MARCH, actor_id=None, now=APRIL) == 3
        return cast

    def test_one_for_what_was_charged_and_a_credit_note_for_what_came_back(self, issued):
        note, invoice = queries.invoices_of(issued.alice.pk)
        assert (invoice.kind, invoice.net_minor, invoice.vat_minor, len(invoice.lines)) == ("invoice", 48_00, 8_64, 2)
        assert (note.kind, note.net_minor, note.vat_minor) == ("credit_note", 12_00, 2_16)

    def test_numbers_have_no_gaps_and_a_month_is_issued_once(self, issued):
        assert issue_invoices(month=MARCH, actor_id=None, now=APRIL) == 0
        with transaction.atomic():
            sell(9, issued.charlie.pk)
            assert issue_invoices(month=MARCH, actor_id=None, now=APRIL) == 1
            transaction.set_rollback(True)
        sell(9, issued.charlie.pk)
        assert issue_invoices(month=MARCH, actor_id=None, now=APRIL) == 1
        numbers = CommissionInvoice.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [1, 2, 3, 4]

    def test_a_month_that_is_not_over_has_none(self, cast):
        with pytest.raises(ValueError, match="not over"):
            issue_invoices(month=MARCH, actor_id=None, now=NOW)

    def test_nobody_reads_the_invoice_of_another(self, issued):
        (of_bob,) = queries.invoices_of(issued.bob.pk)
        with pytest.raises(NotFound):
            queries.invoice_for(issued.alice.pk, of_bob.id)

    @pytest.mark.parametrize("language", ["en", "ur", "bn", "ru", "vi"])
    def test_it_is_a_pdf_in_every_language_and_the_same_each_time(self, issued, language):
        invoice = queries.invoices_of(issued.alice.pk)[0]
        made = invoice_pdf(invoice, language)
        assert made.startswith(b"%PDF-")
        assert made == invoice_pdf(invoice, language)


@pytest.mark.django_db
class TestOpenFormats:
    def test_beancount_reads_the_file_and_agrees_with_the_trial_balance(self, cast, tmp_path):
        sell(1, cast.alice.pk, now=NOW - timedelta(days=40))
        sell(2, cast.bob.pk)
        give_back(2, cast.bob.pk, 77_77)
        since = datetime(2026, 3, 1, tzinfo=UTC)
        text = "".join(queries.journal_beancount(since, APRIL))
        path = tmp_path / "books.beancount"
        path.write_text(text)
        entries, errors, _ = loader.load_file(str(path))
        assert errors == []
        sums = {}
        for entry in entries:
            for posting in getattr(entry, "postings", None) or []:
                kind = posting.account.split(":")[1]
                sums[kind] = sums.get(kind, 0) + int(posting.units.number * 100)
        trial = {line.kind: line.balance_minor for line in queries.trial_balance()}
        assert sums["Commission"] == -trial["commission"]
        assert sums["Available"] == -trial["available"]
        assert sums["Received"] == -trial["received"]

    def test_the_table_has_every_entry_and_sums_to_zero(self, cast):
        sell(1, cast.alice.pk)
        rows = list(csv.DictReader(io.StringIO("".join(queries.journal_csv(NOW, APRIL)))))
        assert len(rows) == 6
        assert round(sum(float(row["amount"]) for row in rows), 2) == 0


@pytest.mark.django_db
class TestMoments:
    def test_what_stood_there_then(self, cast):
        alice = LedgerAccount("available", str(cast.alice.pk))
        sell(1, cast.alice.pk)
        later = NOW + timedelta(days=3)
        give_back(1, cast.alice.pk, 260_00, now=later)
        assert queries.balance_at(alice, "PKR", NOW - timedelta(seconds=1)) == 0
        assert queries.balance_at(alice, "PKR", NOW) == 260_00 - 24_00 - 4_32
        assert queries.balance_at(alice, "PKR", later) == 0
        trial = queries.trial_balance(NOW)
        assert sum(line.balance_minor for line in trial) == 0
        assert {line.kind: line.balance_minor for line in trial}["commission"] == 24_00

    def test_each_line_tells_what_was_there_after_it(self, cast):
        for order_id in (1, 2, 3):
            sell(order_id, cast.alice.pk, now=NOW + timedelta(days=order_id))
        net = 260_00 - 24_00 - 4_32
        released = [line for line in queries.statement(cast.alice.pk) if line.kind == "sale_released"]
        assert [line.after_minor for line in released] == [3 * net, 2 * net, net]
        older = queries.statement(cast.alice.pk, before=released[0].id, limit=2)
        assert older[-1].after_minor == 2 * net
        bounded = queries.statement(
            cast.alice.pk, since=NOW + timedelta(days=2), until=NOW + timedelta(days=2, seconds=1)
        )
        assert {line.order_id for line in bounded} == {2}
