"""A bank takes more than is left of the sales: all of it is booked, once, and who bears the rest is a policy."""

import pytest
from django.urls import reverse

from haat.kernel.models import OutboxEvent
from haat.kernel.policies import change_policy
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.release_sale import release_sale
from haat.ledger.queries import balance, balances, trial_balance
from haat.ledger.types import LedgerAccount, Terms
from haat.payments.models import Payment
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.operations.refund_order import refund_order
from haat.payments.operations.take_dispute import take_dispute
from haat.payments.types import STRIPE, Due
from tests.cast import NOW

pytestmark = pytest.mark.django_db
LOSSES, RECEIVED = LedgerAccount("losses", "dispute"), LedgerAccount("received", STRIPE)
TERMS = Terms(None, "", 1000, 500, 0, 0, None)


@pytest.fixture
def paid(cast):
    """Bob paid Alice 50.00 and 30.00 by one card, and got 20.00 of the first back."""
    dues = [Due(7, cast.alice.pk, STRIPE, 5_000, "PKR", "H1"), Due(8, cast.alice.pk, STRIPE, 3_000, "PKR", "H1")]
    begin_payments(payer_id=cast.bob.pk, dues=dues, intent="pi_1", now=NOW)
    for order_id in (7, 8):
        capture_payment(actor_id=None, order_id=order_id, method=STRIPE, now=NOW)
    refund_order(order_id=7, amount_minor=2_000, refund_key="r", reason="So", now=NOW)
    return cast


def dispute(state, amount=8_000, number="dp_1"):
    return take_dispute(
        number=number,
        intent="pi_1",
        amount_minor=amount,
        currency="PKR",
        reason="fraudulent",
        state=state,
        due_at=None,
        now=NOW,
    )


def release(cast, order_id, item_minor):
    release_sale(
        order_id=order_id, seller_id=cast.alice.pk, item_minor=item_minor, shipping_minor=0, terms=TERMS,
        currency="PKR", now=NOW,
    )  # fmt: skip


def agree():
    assert sum(line.balance_minor for line in trial_balance()) == 0
    assert check_books(now=NOW) == []
    return True


@pytest.mark.parametrize("told", [("needs_response", "lost"), ("lost",), ("lost", "needs_response", "lost")])
def test_what_had_gone_back_before_is_a_loss_of_the_market(paid, told):
    for state in told:
        dispute(state)
    assert balance(LOSSES, "PKR") == -2_000
    # 80.00 came; the refund and the bank together took 100.00.
    assert balance(RECEIVED, "PKR") == 2_000
    assert balances(paid.alice.pk, "PKR").held_minor == 0
    assert {payment.left_minor for payment in Payment.objects.all()} == {0}
    assert agree()


def test_by_the_policy_the_seller_bears_it_and_the_next_payout_is_smaller(paid, client):
    change_policy(actor_id=paid.dana.pk, name="ledger.seller_bears_dispute_rest", value=True, now=NOW)
    release(paid, 7, 5_000)
    release(paid, 8, 3_000)
    dispute("needs_response")
    for _told in range(2):
        dispute("lost")
    assert balance(LOSSES, "PKR") == 0
    assert balances(paid.alice.pk, "PKR").available_minor == -2_000
    assert balance(LedgerAccount("commission"), "PKR") == 0
    client.force_login(paid.alice)
    page = client.get(reverse("money")).content.decode()
    assert "Taken by a bank beyond the sale" in page
    assert "It is taken from your next payout." in page
    assert agree()


def test_what_is_left_bears_what_it_can_and_a_part_of_it_stays_below_the_rest(paid):
    dispute("lost", amount=6_000)
    assert balance(LOSSES, "PKR") == 0
    assert balances(paid.alice.pk, "PKR").held_minor == 0
    assert dispute("lost", amount=1_000, number="dp_2")
    assert balance(LOSSES, "PKR") == -1_000
    assert agree()


def test_a_won_one_gives_back_what_was_set_aside_and_books_no_rest(paid):
    dispute("needs_response")
    dispute("won")
    assert (balance(LOSSES, "PKR"), balance(RECEIVED, "PKR")) == (0, -6_000)
    assert balances(paid.alice.pk, "PKR").held_minor == 6_000
    assert agree()


@pytest.mark.parametrize("state", ["won", "lost"])
def test_what_was_decided_is_told_once_for_each_order(paid, state):
    for told in ("needs_response", state, state):
        dispute(told)
    facts = OutboxEvent.objects.filter(name="payments.dispute_decided").order_by("pk")
    told = [(fact.payload["order_id"], fact.payload["amount_minor"], fact.payload["rest_minor"]) for fact in facts]
    assert told == [(7, 3_000, 2_000 if state == "lost" else 0), (8, 3_000, 0)]
