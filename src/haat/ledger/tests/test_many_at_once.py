"""Many transfers in one call: the same books as one by one, and nobody suffers for another's refusal."""

import pytest

from haat.ledger import queries, rules
from haat.ledger.models import GuardedBalance, LedgerEntry, LedgerTransaction
from haat.ledger.operations.record_transaction import KeyReused, NotEnough, record_transaction
from haat.ledger.operations.record_transactions import record_all, record_transactions
from haat.ledger.types import Entry, LedgerAccount, Transfer
from tests.cast import NOW

COMMISSION = LedgerAccount("commission")


def given(key, seller, amount):
    return Transfer(
        key,
        "given",
        [Entry(LedgerAccount("received", "test"), -amount, "PKR"), Entry(available(seller), amount, "PKR")],
    )


def fee(key, seller, amount=1, **more):
    return Transfer(
        key, more.pop("kind", "fee"), [Entry(available(seller), -amount, "PKR"), Entry(COMMISSION, amount, "PKR")]
    )


def available(seller):
    return rules.of_seller(rules.AVAILABLE, seller)


def books_are_whole():
    """Every sum is zero, and each guarded balance is the sum of its entries."""
    assert sum(LedgerEntry.objects.values_list("amount_minor", flat=True)) == 0
    for row in GuardedBalance.objects.all():
        assert row.balance_minor == sum(
            LedgerEntry.objects.filter(account=row.account, currency=row.currency).values_list(
                "amount_minor", flat=True
            )
        )
    return True


@pytest.mark.django_db
class TestMany:
    def test_all_are_booked_by_one_statement(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            ids = record_all(transfers=[given(f"k{n}", n % 7, 100) for n in range(50)], now=NOW)
        assert len(set(ids)) == LedgerTransaction.objects.count() == 50
        assert queries.balance(available(0), "PKR") == 800
        assert books_are_whole()

    def test_each_answer_belongs_to_its_transfer(self):
        transfers = [given(f"z{9 - n}", n, 100 + n) for n in range(9)]
        for transfer, booked in zip(transfers, record_all(transfers=transfers, now=NOW), strict=True):
            row = LedgerTransaction.objects.get(pk=booked)
            assert row.idempotency_key == transfer.idempotency_key
            assert {entry.account for entry in row.entries.all()} == {e.account.code for e in transfer.entries}

    def test_a_key_that_is_repeated_in_a_call_and_across_calls_is_booked_once(self):
        first = record_all(transfers=[given("a", 7, 5), given("b", 7, 5), given("a", 7, 5)], now=NOW)
        again = record_all(transfers=[given("b", 7, 5), given("a", 7, 5), given("c", 7, 5)], now=NOW)
        assert first[0] == first[2] == again[1]
        assert first[1] == again[0]
        assert queries.balance(available(7), "PKR") == 15
        transfer = given("a", 7, 5)
        assert first[0] == record_transaction(
            idempotency_key="a", kind=transfer.kind, entries=transfer.entries, now=NOW
        )

    def test_a_key_with_other_figures_is_refused_and_the_others_are_not(self):
        record_all(transfers=[given("a", 7, 5)], now=NOW)
        answers = record_transactions(transfers=[given("a", 7, 6), given("b", 7, 1), given("b", 7, 2)], now=NOW)
        assert [type(answer) for answer in answers] == [KeyReused, int, KeyReused]
        assert queries.balance(available(7), "PKR") == 6

    def test_one_who_has_not_enough_does_not_fail_the_others(self):
        record_all(transfers=[given("g1", 1, 2), given("g2", 2, 1)], now=NOW)
        wanted = [fee("a", 1), fee("b", 2, 5), fee("c", 1), fee("d", 1), fee("e", 2), fee("b", 2, 5)]
        answers = record_transactions(transfers=wanted, now=NOW)
        assert [type(answer) for answer in answers] == [int, NotEnough, int, NotEnough, int, NotEnough]
        assert queries.balance(COMMISSION, "PKR") == 3
        assert not LedgerTransaction.objects.filter(idempotency_key__in=["b", "d"]).exists()
        assert books_are_whole()

    def test_a_transfer_that_may_owe_does_not_cover_for_one_that_may_not(self):
        wanted = [fee("cod", 7, 20, kind=rules.COD_BY_SELLER), fee("plain", 7, 5)]
        answers = record_transactions(transfers=wanted, now=NOW)
        assert [type(answer) for answer in answers] == [int, NotEnough]
        assert queries.balances(7, "PKR").available_minor == -20

    def test_all_or_nothing_raises_the_first_refusal(self):
        with pytest.raises(NotEnough):
            record_all(transfers=[fee("a", 1)], now=NOW)
        assert not LedgerTransaction.objects.exists()

    def test_nonsense_books_nothing(self):
        wrong = Transfer("b", "fee", [Entry(COMMISSION, 5, "PKR")])
        with pytest.raises(ValueError, match="zero"):
            record_transactions(transfers=[given("a", 7, 5), wrong], now=NOW)
        assert record_transactions(transfers=[], now=NOW) == []
        assert not LedgerTransaction.objects.exists()

    def test_what_people_wrote_stands_in_the_books_as_they_wrote_it(self):
        words = """{"a",\\b} 'ü' %s 🧵"""
        transfer = given("k", 7, 5)
        odd = Transfer(words, "given", transfer.entries, memo=words, order_id=3, details={"rule": words})
        (booked,) = record_all(transfers=[odd], now=NOW)
        row = LedgerTransaction.objects.get(pk=booked)
        assert (row.idempotency_key, row.memo, row.details, row.order_id, row.at) == (
            words,
            words,
            {"rule": words},
            3,
            NOW,
        )
