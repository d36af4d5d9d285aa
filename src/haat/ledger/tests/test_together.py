"""Callers who share a commit: each gets an own answer, once, and only when it is durable."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DataError, connection, connections, transaction

from haat.ledger import queries
from haat.ledger.models import LedgerEntry, LedgerTransaction
from haat.ledger.operations.record_together import record_together
from haat.ledger.operations.record_transaction import KeyReused, NotEnough
from haat.ledger.operations.record_transactions import record_all
from haat.ledger.tests.test_many_at_once import COMMISSION, books_are_whole, fee, given
from haat.ledger.types import Entry, Transfer
from tests.cast import NOW

CALLERS = 8


def answers_of(transfers):
    """What each caller got, all calling at once."""

    def call(transfer):
        try:
            return record_together(transfer=transfer, now=NOW)
        except Exception as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(call, transfers))


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_each_is_booked_once_and_answered_with_its_own_id(self):
        transfers = [given(f"k{n}", n % 5, 10) for n in range(120)]
        answers = answers_of(transfers)
        keys = dict(LedgerTransaction.objects.values_list("pk", "idempotency_key"))
        assert [keys[answer] for answer in answers] == [transfer.idempotency_key for transfer in transfers]
        assert len(keys) == 120
        assert books_are_whole()

    def test_a_key_that_many_ask_for_at_once_is_booked_once(self):
        answers = answers_of([given(f"k{n % 3}", 7, 10) for n in range(60)])
        assert len(set(answers)) == LedgerTransaction.objects.count() == 3
        again = answers_of([given("k0", 7, 10), given("k0", 7, 11)])
        assert again == [answers[0], KeyReused]
        assert queries.balance(given("x", 7, 1).entries[1].account, "PKR") == 30

    def test_exactly_as_much_is_spent_as_there_is(self):
        record_all(transfers=[given("g1", 1, 10), given("g2", 2, 1_000)], now=NOW)
        answers = answers_of([fee(f"f{n}", 1 + n % 2) for n in range(80)])
        assert [type(answer) for answer in answers[1::2]] == [int] * 40
        assert answers[0::2].count(NotEnough) == 30
        assert queries.balance(COMMISSION, "PKR") == 50
        assert books_are_whole()

    def test_one_that_the_database_cannot_store_fails_alone(self):
        transfers = [given(f"k{n}" if n % 4 else "k" * 121 + str(n), 7, 10) for n in range(40)]
        answers = answers_of(transfers)
        assert answers[0::4] == [DataError] * 10
        assert all(isinstance(answer, int) for n, answer in enumerate(answers) if n % 4)
        assert LedgerTransaction.objects.count() == 30

    def test_nonsense_is_refused_before_anybody_waits_for_it(self):
        with pytest.raises(ValueError, match="zero"):
            record_together(transfer=Transfer("k", "fee", [Entry(COMMISSION, 5, "PKR")]), now=NOW)
        assert isinstance(record_together(transfer=given("a", 7, 5), now=NOW), int)

    def test_it_is_no_part_of_a_callers_transaction(self):
        with pytest.raises(RuntimeError, match="transaction"), transaction.atomic():
            record_together(transfer=given("a", 7, 5), now=NOW)
        assert not LedgerTransaction.objects.exists()
        assert isinstance(record_together(transfer=given("a", 7, 5), now=NOW), int)

    def test_a_connection_that_was_cut_is_made_anew(self):
        record_together(transfer=given("a", 7, 5), now=NOW)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (mine,) = cursor.fetchone()

        def cut():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])
            connection.close()

        with ThreadPoolExecutor(1) as pool:
            pool.submit(cut).result()
        assert isinstance(record_together(transfer=given("b", 7, 5), now=NOW), int)
        assert LedgerTransaction.objects.count() == 2


def serve_until_killed(pipe, name):
    """A server whose threads book, and tell each answer as they get it."""
    one_at_a_time = threading.Lock()

    def call(caller):
        nth = 0
        while True:
            booked = record_together(transfer=given(f"{name}:{caller}:{nth}", caller, 1), now=NOW)
            with one_at_a_time:
                pipe.send(booked)
            nth += 1

    with ThreadPoolExecutor(CALLERS) as pool:
        list(pool.map(call, range(CALLERS)))


def test_nothing_that_was_answered_is_lost_when_the_server_is_killed(transactional_db):
    connections.close_all()
    context = multiprocessing.get_context("fork")
    answered = set()
    for name in range(3):
        ours, theirs = context.Pipe(duplex=False)
        server = context.Process(target=serve_until_killed, args=(theirs, name), daemon=True)
        server.start()
        theirs.close()
        for _ in range(60):
            answered.add(ours.recv())
        server.kill()
        server.join()
        while True:
            try:
                answered.add(ours.recv())
            except EOFError:
                break
    stored = set(LedgerTransaction.objects.values_list("pk", flat=True))
    assert len(answered) >= 180
    assert answered <= stored
    assert sum(LedgerEntry.objects.values_list("amount_minor", flat=True)) == 0
