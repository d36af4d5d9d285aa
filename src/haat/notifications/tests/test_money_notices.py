"""What sellers and operators hear of the books."""

import pytest

from haat.kernel.events import publish
from haat.ledger.models import GuardedBalance, Payout
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.lift_reserve import lift_reserve
from haat.ledger.operations.reconcile import reconcile
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.operations.return_payout import return_payout
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.operations.set_reserve import set_reserve
from haat.ledger.types import Entry, LedgerAccount, Line
from haat.notifications.models import Notice
from haat.notifications.queries import notices_for
from haat.payments.events import BankMoneyDecided, DisputeDecided, PaymentRefunded
from haat.payments.models import Payment
from haat.risk.events import DriftFound
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def told(account):
    return [notice.text for notice in notices_for(account.pk, before=None, limit=10)]


def test_a_seller_hears_that_a_payout_came_back(cast, deliver):
    record_transaction(
        idempotency_key="given",
        kind="given",
        entries=[
            Entry(LedgerAccount("received", "card"), -900_00, "PKR"),
            Entry(LedgerAccount("available", str(cast.alice.pk)), 900_00, "PKR"),
        ],
        now=NOW,
    )
    save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="HBL", number="0123456789", now=NOW)
    run_payouts(actor_id=None, currency="PKR", now=NOW)
    return_payout(actor_id=cast.dana.pk, payout_id=Payout.objects.get().pk, reason="Account closed", now=NOW)
    deliver()
    assert any("Rs\u00a0900 back: Account closed" in words for words in told(cast.alice))
    assert told(cast.bob) == []


def test_only_who_may_see_the_books_hears_of_a_difference_and_of_broken_books(cast, deliver):
    hold_sale(order_id=1, seller_id=cast.alice.pk, method="card", amount_minor=500, currency="PKR", now=NOW)
    reconcile(
        source="courier:tcs", lines=[Line("P1", 4, "PKR")], expected=[Line("P1", 5, "PKR")], actor_id=None, now=NOW
    )
    GuardedBalance.objects.update(balance_minor=400)
    check_books(now=NOW)
    deliver()
    words = told(cast.dana)
    assert any("courier:tcs disagree in 1 place" in each for each in words)
    assert any("do not add up" in each for each in words)
    assert told(cast.alice) == told(cast.charlie) == []


@pytest.mark.parametrize(("alarms", "words"), [("calibration age", "than the model said"), ("age", "look other than")])
def test_operators_hear_that_a_model_drifts_once_a_week(cast, deliver, alarms, words):
    for _twice in range(2):
        publish(DriftFound(week_id=4, week="2026-01-05", alarms=alarms))
    deliver()
    (heard,) = told(cast.dana)
    assert words in heard
    assert told(cast.alice) == []


@pytest.mark.parametrize(
    ("way", "words"), [("wallet", "as store credit"), ("provider", "to your card"), ("bank", "by bank transfer")]
)
def test_a_buyer_hears_once_how_much_comes_back_and_how(cast, deliver, an_order, way, words):
    order = an_order("placed")
    deliver()
    Notice.objects.all().delete()
    for _twice in range(2):
        publish(
            PaymentRefunded(
                payment_id=1, order_id=order.id, amount_minor=2_000_00, reason="So", refund_id=9,
                buyer_id=cast.bob.pk, currency="PKR", way=way,
            )
        )  # fmt: skip
    deliver()
    (heard,) = told(cast.bob)
    assert words in heard
    assert "Rs\u00a02,000" in heard
    assert told(cast.alice) == []


def test_a_seller_hears_what_is_kept_back_and_that_it_is_lifted(cast, deliver):
    given = {"actor_id": cast.dana.pk, "seller_id": cast.alice.pk, "now": NOW}
    for _press in range(2):
        set_reserve(points=1250, reason="New here", until=None, **given)
    deliver()
    assert [words for words in told(cast.alice) if "12.5\u00a0% of each sale is kept back" in words] == told(cast.alice)
    assert "New here" in told(cast.alice)[0]
    lift_reserve(reason="Forty good sales", **given)
    set_reserve(points=0, reason="Known for years", until=None, **given)
    deliver()
    free, lifted, _kept = told(cast.alice)
    assert "has ended: Forty good sales" in lifted
    assert "Nothing is kept back from your sales from now on: Known for years" in free
    assert told(cast.bob) == told(cast.dana) == []


@pytest.mark.parametrize(
    ("won", "rest_by", "words"),
    [
        (True, "", "decided for you: Rs\u00a030"),
        (False, "", "decided for the buyer: Rs\u00a030"),
        (False, "seller", "decided for the buyer: Rs\u00a050"),
        (False, "platform", "decided for the buyer: Rs\u00a030"),
    ],
)
def test_a_seller_hears_once_what_a_bank_decided(cast, deliver, an_order, won, rest_by, words):
    order = an_order("placed")
    deliver()
    Notice.objects.all().delete()
    payment = Payment.objects.get(order_id=order.id)
    for _twice in range(2):
        publish(
            DisputeDecided(
                payment_id=payment.pk, order_id=order.id, dispute="dp_1", won=won, amount_minor=3_000,
                rest_minor=2_000 if rest_by else 0, rest_by=rest_by, currency="PKR",
            )
        )  # fmt: skip
    deliver()
    (heard,) = told(cast.alice)
    assert words in heard
    assert told(cast.bob) == []


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("credited", "store credit now"), ("returning", "we send it back"), ("returned", "on its way back")],
)
def test_a_buyer_hears_once_what_became_of_money_that_came_too_late(cast, deliver, outcome, words):
    for _twice in range(2):
        publish(
            BankMoneyDecided(
                line_id=3, account_id=cast.bob.pk, outcome=outcome, amount_minor=5_000, currency="PKR", reference="H4KX"
            )
        )
    deliver()
    (heard,) = told(cast.bob)
    assert words in heard
    assert "Rs\u00a050" in heard
    assert told(cast.alice) == []
