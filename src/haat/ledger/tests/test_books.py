"""The books: what may be written, what the database refuses, and that nothing is lost whatever the sequence."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haat.ledger import queries, rules
from haat.ledger.models import GuardedBalance, LedgerEntry, LedgerTransaction
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.record_cod_sale import record_cod_sale
from haat.ledger.operations.record_transaction import KeyReused, NotEnough, record_transaction
from haat.ledger.operations.refund_sale import refund_sale
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.operations.return_sale import return_sale
from haat.ledger.operations.roll_up import roll_up
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.types import Balances, Entry, LedgerAccount, Terms
from tests.cast import NOW

TERMS = Terms(None, "", 1000, 24_000, 4_320, 0, None)
SALE = {"item_minor": 240_000, "shipping_minor": 20_000, "currency": "PKR", "now": NOW}
PAID = {"amount_minor": 260_000, "currency": "PKR", "now": NOW}
RECEIVED, HELD = LedgerAccount("received", "bank_transfer"), LedgerAccount("held", "7")


def every_sum_is_zero():
    totals = {}
    for line in queries.trial_balance():
        totals[line.currency] = totals.get(line.currency, 0) + line.balance_minor
    return not any(totals.values())


def sum_of_entries(code, currency="PKR"):
    return sum(LedgerEntry.objects.filter(account=code, currency=currency).values_list("amount_minor", flat=True))


@pytest.mark.django_db
class TestWriting:
    def test_a_sale_goes_from_held_to_available_less_commission_and_tax(self):
        hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        assert queries.balances(7, "PKR") == Balances(260_000, 0, 0, "PKR")
        release_sale(order_id=1, seller_id=7, terms=TERMS, **SALE)
        assert queries.balances(7, "PKR") == Balances(0, 231_680, 0, "PKR")
        assert queries.balance(LedgerAccount("commission"), "PKR") == 24_000
        assert queries.balance(LedgerAccount("vat"), "PKR") == 4_320
        assert every_sum_is_zero()

    def test_the_same_command_twice_is_booked_once(self):
        first = hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        assert hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID) == first
        assert LedgerTransaction.objects.count() == 1

    def test_a_key_with_other_figures_is_refused(self):
        hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        with pytest.raises(KeyReused), transaction.atomic():
            hold_sale(order_id=1, seller_id=7, method="bank_transfer", **{**PAID, "amount_minor": 1})
        assert LedgerTransaction.objects.count() == 1

    def test_a_cancelled_sale_goes_back_the_way_it_came(self):
        hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        return_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        assert queries.balances(7, "PKR") == Balances(0, 0, 0, "PKR")
        assert queries.balance(RECEIVED, "PKR") == 0

    def test_what_is_not_held_cannot_be_released_or_returned(self):
        with pytest.raises(NotEnough), transaction.atomic():
            release_sale(order_id=1, seller_id=7, terms=TERMS, **SALE)
        with pytest.raises(NotEnough), transaction.atomic():
            return_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        assert not LedgerTransaction.objects.exists()

    def test_a_seller_who_took_the_cash_owes_commission_and_tax(self):
        record_cod_sale(order_id=1, seller_id=7, terms=TERMS, collected_by="seller", **SALE)
        assert queries.balances(7, "PKR").available_minor == -28_320
        assert every_sum_is_zero()

    def test_a_couriers_cash_is_owed_by_the_courier(self):
        record_cod_sale(order_id=1, seller_id=7, terms=TERMS, collected_by="courier", **SALE)
        assert queries.balance(LedgerAccount("courier"), "PKR") == -260_000
        assert queries.balances(7, "PKR").available_minor == 231_680

    def test_a_refund_after_payout_makes_the_next_payout_smaller(self, cast):
        seller = cast.alice.pk
        save_payout_destination(account_id=seller, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
        hold_sale(order_id=1, seller_id=seller, method="bank_transfer", **PAID)
        release_sale(order_id=1, seller_id=seller, terms=TERMS, **SALE)
        assert run_payouts(actor_id=None, currency="PKR", now=NOW)
        refund_sale(
            order_id=1,
            seller_id=seller,
            refund_key="r",
            amount_minor=260_000,
            to={"bank_transfer": 260_000},
            buyer_id=cast.bob.pk,
            currency="PKR",
            now=NOW,
        )
        assert queries.balances(seller, "PKR").available_minor == -231_680
        assert run_payouts(actor_id=None, currency="PKR", now=NOW) is None
        assert every_sum_is_zero()


@pytest.mark.django_db
class TestTheDatabaseRefuses:
    def test_entries_that_do_not_balance(self):
        made = LedgerTransaction.objects.create(idempotency_key="x", digest="", kind="sale_held", at=NOW)
        with pytest.raises(DatabaseError, match="sum to zero"), transaction.atomic():
            LedgerEntry.objects.create(transaction=made, account="commission", amount_minor=5, currency="PKR")
        with pytest.raises(DatabaseError, match="sum to zero"), transaction.atomic():
            LedgerEntry.objects.bulk_create(
                [
                    LedgerEntry(transaction=made, account="commission", amount_minor=5, currency="PKR"),
                    LedgerEntry(transaction=made, account="vat", amount_minor=-5, currency="USD"),
                ]
            )
        assert not LedgerEntry.objects.exists()

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE ledger_ledgerentry SET amount_minor = 1",
            "DELETE FROM ledger_ledgerentry",
            "UPDATE ledger_ledgertransaction SET memo = 'x'",
            "DELETE FROM ledger_ledgertransaction",
        ],
    )
    def test_changes_of_what_is_written(self, statement):
        hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert sum_of_entries("held:7") == 260_000

    def test_an_account_that_nobody_knows(self):
        made = LedgerTransaction.objects.create(idempotency_key="x", digest="", kind="sale_held", at=NOW)
        with pytest.raises(DatabaseError, match="known_account"), transaction.atomic():
            LedgerEntry.objects.create(transaction=made, account="my_pocket", amount_minor=5, currency="PKR")

    @pytest.mark.parametrize(
        "entries",
        [
            [],
            [Entry(RECEIVED, 0, "PKR"), Entry(HELD, 0, "PKR")],
            [Entry(RECEIVED, -5, "PKR"), Entry(HELD, 4, "PKR")],
            [Entry(RECEIVED, -5, "PKR"), Entry(LedgerAccount("pocket"), 5, "PKR")],
            [Entry(RECEIVED, -5, "PKR"), Entry(LedgerAccount("held", "7,commission"), 5, "PKR")],
            [Entry(RECEIVED, -5, "P{}"), Entry(HELD, 5, "P{}")],
        ],
    )
    def test_nonsense_is_refused_before_the_database_is_asked(self, entries):
        with pytest.raises(ValueError, match=r"moves|zero|account|currency"):
            record_transaction(idempotency_key="x", kind="sale_held", entries=entries, now=NOW)


def test_each_command_at_once_from_many_connections_is_booked_once(transactional_db):
    def sale(_):
        try:
            return hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(sale, range(24)))
    assert len(ids) == 1
    assert sum_of_entries("held:7") == 260_000


def test_a_race_for_one_balance_pays_it_once(transactional_db):
    hold_sale(order_id=1, seller_id=7, method="bank_transfer", **PAID)

    def take_it_all(n):
        try:
            record_transaction(
                idempotency_key=f"take:{n}",
                kind=rules.SALE_RETURNED,
                entries=[Entry(HELD, -260_000, "PKR"), Entry(RECEIVED, 260_000, "PKR")],
                now=NOW,
            )
            return "paid"
        except NotEnough:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(take_it_all, range(16)))
    assert answers.count("paid") == 1
    assert queries.balance(HELD, "PKR") == sum_of_entries("held:7") == 0


@pytest.mark.parametrize("rounds", [3])
def test_two_payout_runs_at_once_pay_each_seller_once(transactional_db, rounds):
    from tests.cast import assemble

    seller = assemble().alice.pk
    save_payout_destination(account_id=seller, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
    for order_id in range(rounds):
        hold_sale(order_id=order_id, seller_id=seller, method="bank_transfer", **PAID)
        release_sale(order_id=order_id, seller_id=seller, terms=TERMS, **SALE)

        def run(_):
            try:
                return run_payouts(actor_id=None, currency="PKR", now=NOW)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            batches = [batch for batch in pool.map(run, range(4)) if batch]
        assert len(batches) == 1
        mark_batch_paid(actor_id=seller, batch_id=batches[0], now=NOW)
    assert queries.balances(seller, "PKR").paid_out_minor == rounds * 231_680


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["hold", "release", "return", "cod_courier", "cod_seller", "reverse", "payout", "rollup"]),
        st.integers(1, 6),
        st.integers(1, 3),
    ),
    max_size=30,
)


PARTS = itertools.count()


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_happens_in_whatever_order_the_books_balance(cast, acts):
    sellers = [cast.alice.pk, cast.bob.pk, cast.charlie.pk]
    with transaction.atomic():
        save_payout_destination(account_id=sellers[0], holder="Alice", bank="Meezan", number="0123456789", now=NOW)
        save_payout_destination(account_id=sellers[1], holder="Bob", bank="Meezan", number="0123456780", now=NOW)
        for act, order_id, times in acts:
            seller = sellers[order_id % 3]
            for _ in range(times):
                try:
                    with transaction.atomic():
                        do(act, order_id, seller)
                except (NotEnough, KeyReused):
                    pass
        held_orders = LedgerTransaction.objects.filter(kind=rules.SALE_HELD).count()
        assert held_orders <= len({order_id for _, order_id, _ in acts})
        assert every_sum_is_zero()
        for seller in sellers:
            money = queries.balances(seller, "PKR")
            assert money.held_minor == sum_of_entries(f"held:{seller}") >= 0
            assert money.available_minor == sum_of_entries(f"available:{seller}")
            assert money.on_the_way_minor == sum_of_entries(f"paying:{seller}") >= 0
            assert money.paid_out_minor == sum_of_entries(f"paid_out:{seller}")
            lines = queries.statement(seller, limit=500)
            assert sum(line.available_minor for line in lines) == money.available_minor
        for code in ("commission", "vat", "courier"):
            assert queries.balance(LedgerAccount(code), "PKR") == sum_of_entries(code)
        transaction.set_rollback(True)


def do(act, order_id, seller):
    match act:
        case "hold":
            hold_sale(order_id=order_id, seller_id=seller, method="bank_transfer", **PAID)
        case "release":
            release_sale(order_id=order_id, seller_id=seller, terms=TERMS, **SALE)
        case "return":
            return_sale(order_id=order_id, seller_id=seller, method="bank_transfer", **PAID)
        case "cod_courier" | "cod_seller":
            record_cod_sale(order_id=order_id, seller_id=seller, terms=TERMS, collected_by=act[4:], **SALE)
        case "reverse":
            refund_sale(
                order_id=order_id,
                seller_id=seller,
                refund_key=f"{order_id}:{next(PARTS)}",
                amount_minor=77_777,
                to={"bank_transfer": 50_000, "wallet": 27_777},
                buyer_id=5,
                currency="PKR",
                now=NOW,
            )
        case "payout":
            batch = run_payouts(actor_id=None, currency="PKR", now=NOW)
            if batch and order_id % 2:
                mark_batch_paid(actor_id=seller, batch_id=batch, now=NOW)
        case "rollup":
            roll_up()


def test_a_rollup_counts_every_entry_once_while_money_moves(transactional_db):
    def sell(order_id):
        try:
            hold_sale(order_id=order_id, seller_id=order_id % 5, method="bank_transfer", **PAID)
            if order_id % 7 == 0:
                roll_up()
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(sell, range(120)))
    assert queries.balance(RECEIVED, "PKR") == -120 * 260_000
    roll_up()
    assert queries.balance(RECEIVED, "PKR") == -120 * 260_000
    assert not GuardedBalance.objects.filter(account__startswith="received").exists()
