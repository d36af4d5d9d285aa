"""Sellers who are paid by the card provider instead of a file for the bank."""

from datetime import timedelta

import pytest

from haat.ledger.operations.credit_wallet import credit_wallet
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.operations.take_out_credit import take_out_credit
from haat.ledger.queries import balances, trial_balance
from haat.payments.models import ConnectedAccount, ProviderPayout
from haat.payments.operations.begin_onboarding import begin_onboarding
from haat.payments.operations.pay_out_by_provider import pay_out_by_provider
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def earned(cast):
    """Alice has something to take."""

    def earn(amount=100_000, key="k"):
        credit_wallet(account_id=cast.alice.pk, amount_minor=amount, currency="PKR", key=key, memo="So", now=NOW)
        take_out_credit(account_id=cast.alice.pk, amount_minor=amount, currency="PKR", key=key, now=NOW)

    return earn


@pytest.fixture
def onboarded(cast, cards, tell):
    """Alice has proven to the provider who she is; her account's number there."""
    url = begin_onboarding(account_id=cast.alice.pk, back_url="https://market.example/desk/money/", now=NOW)
    number = ConnectedAccount.objects.get().number
    assert url.endswith(number)
    told = {"id": number, "capabilities": {"transfers": "active"}, "details_submitted": True}
    assert tell(cards.event("account.updated", told)).json() == {"outcome": "done"}
    return number


def pay(now=NOW):
    return pay_out_by_provider(currency="PKR", now=now)


def test_a_seller_is_paid_by_the_provider_and_not_by_the_bank_as_well(cast, cards, onboarded, earned):
    earned()
    assert run_payouts(actor_id=None, currency="PKR", now=NOW) is None
    assert pay() == 1
    assert pay() == 0
    (transfer,) = cards.call("GET", f"/v1/transfers?destination={onboarded}")["data"]
    assert (transfer["amount"], transfer["currency"]) == (100_000, "pkr")
    after = balances(cast.alice.pk, "PKR")
    assert (after.available_minor, after.on_the_way_minor, after.paid_out_minor) == (0, 0, 100_000)
    assert sum(line.balance_minor for line in trial_balance()) == 0


def test_less_than_the_minimum_waits(cards, onboarded, earned):
    earned(49_999)
    assert pay() == 0
    assert not ProviderPayout.objects.exists()


def test_who_prefers_a_bank_afterwards_is_paid_by_the_bank(cast, cards, onboarded, earned):
    earned()
    save_payout_destination(account_id=cast.alice.pk, holder="Alice", bank="Meezan", number="0123456789", now=NOW)
    assert pay() == 0
    assert run_payouts(actor_id=None, currency="PKR", now=NOW)


def test_an_account_that_is_not_ready_is_not_paid(cast, cards, earned, tell):
    begin_onboarding(account_id=cast.alice.pk, back_url="https://market.example/", now=NOW)
    earned()
    assert pay() == 0
    assert tell(cards.event("account.updated", {"id": "acct_of_somebody"})).json()["outcome"] == "waiting"


def test_a_payout_waits_while_the_provider_is_down_and_goes_once(cast, cards, onboarded, earned):
    earned()
    cards.down(on=True)
    assert pay() == 0
    assert balances(cast.alice.pk, "PKR").on_the_way_minor == 100_000
    assert ProviderPayout.objects.get().trouble
    cards.down(on=False)
    assert pay(NOW + timedelta(minutes=2)) == 1
    assert len(cards.call("GET", f"/v1/transfers?destination={onboarded}")["data"]) == 1


def test_a_try_that_broke_off_after_the_provider_had_paid_is_found_again(cast, cards, onboarded, earned):
    earned()
    cards.down(on=True)
    pay()
    cards.down(on=False)
    key = ProviderPayout.objects.get().key
    made = cards.call(
        "POST", "/v1/transfers", amount=100_000, currency="pkr", destination=onboarded, metadata={"key": key}
    )
    assert pay(NOW + timedelta(minutes=2)) == 1
    assert ProviderPayout.objects.get().provider_number == made["id"]
    assert len(cards.call("GET", f"/v1/transfers?destination={onboarded}")["data"]) == 1


def test_what_the_provider_refuses_or_reverses_is_the_sellers_to_take_again(cast, cards, onboarded, earned, tell):
    earned()
    ConnectedAccount.objects.update(number="acct_closed")
    from haat.ledger.models import PayoutDestination

    PayoutDestination.objects.update(number="acct_closed")
    assert pay() == 0
    assert balances(cast.alice.pk, "PKR").available_minor == 100_000
    ConnectedAccount.objects.update(number=onboarded)
    PayoutDestination.objects.update(number=onboarded)
    assert pay() == 1
    sent = ProviderPayout.objects.get(state="sent")
    reversed_ = cards.event("transfer.reversed", {"id": sent.provider_number, "reversed": True})
    assert [tell(reversed_).json()["outcome"] for _ in range(2)] == ["done", "known"]
    after = balances(cast.alice.pk, "PKR")
    assert (after.available_minor, after.paid_out_minor) == (100_000, 0)
    assert sum(line.balance_minor for line in trial_balance()) == 0
