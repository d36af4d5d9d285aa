"""Two who give money back at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from haat.ledger.models import LedgerTransaction
from haat.ledger.operations.check_books import check_books
from haat.ledger.queries import balances, trial_balance
from haat.payments.models import Payment, Refund
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.refund_order import RefundTooLarge, refund_order
from haat.payments.types import BANK_TRANSFER, Due
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)
PAID = 10_000


@pytest.fixture
def at_once(cast):
    """at_once([("a", 6_000), ("b", 6_000)]) refunds of one order of 100.00; the number of each, None if refused."""
    dues = [Due(7, cast.alice.pk, BANK_TRANSFER, PAID, "PKR", "H4KX-7QRT")]
    begin_payments(payer_id=cast.bob.pk, dues=dues, now=NOW)
    capture_payment(actor_id=None, order_id=7, now=NOW)

    def run(wanted):
        together = Barrier(len(wanted), timeout=20)

        def give_back(one):
            key, minor = one
            together.wait()
            try:
                return refund_order(order_id=7, amount_minor=minor, refund_key=key, reason="So", now=NOW)
            except RefundTooLarge:
                return None
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(wanted)) as pool:
            return list(pool.map(give_back, wanted))

    return run


def gone_back(cast):
    """What went back, after everything that says so was found to agree."""
    payment, refunds = Payment.objects.get(), list(Refund.objects.all())
    booked = LedgerTransaction.objects.filter(kind="refund")
    assert payment.refunded_minor == sum(refund.amount_minor for refund in refunds)
    assert balances(cast.alice.pk, "PKR").held_minor == PAID - payment.refunded_minor
    assert sum(row.details["amount"] for row in booked) == payment.refunded_minor
    assert sum(line.balance_minor for line in trial_balance()) == 0
    assert check_books(now=NOW) == []
    return payment.refunded_minor


def test_of_two_that_are_too_much_together_one_wins(cast, at_once):
    answers = at_once([("a", 6_000), ("b", 6_000)])
    assert sorted(answer is None for answer in answers) == [False, True]
    assert gone_back(cast) == 6_000
    assert Refund.objects.count() == 1


def test_the_same_key_is_one_refund_for_all_who_ask(cast, at_once):
    answers = at_once([("a", 4_000)] * 4)
    assert len(set(answers)) == 1
    assert answers[0] is not None
    assert gone_back(cast) == 4_000
    assert Refund.objects.count() == 1


def test_parts_that_fit_together_all_go_back_and_not_a_unit_more(cast, at_once):
    answers = at_once([(str(nth), 2_500) for nth in range(6)])
    assert sum(answer is not None for answer in answers) == 4
    assert gone_back(cast) == PAID


def test_of_two_who_give_all_that_is_left_one_finds_nothing_left(cast, at_once):
    answers = at_once([("a", None), ("b", None)])
    assert sorted(answer is None for answer in answers) == [False, True]
    assert gone_back(cast) == PAID
