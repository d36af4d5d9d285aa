from datetime import timedelta

import pytest

from haat.accounts.models import Account
from haat.accounts.operations.grant_role import grant_role
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.models import AuditEntry, OutboxEvent
from haat.risk.models import Strike
from haat.risk.operations.answer_strike_appeal import PartOfIt, answer_strike_appeal
from haat.risk.operations.appeal_strike import AlreadyAppealed, CountsNoLonger, appeal_strike
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.operations.set_cod_policy import set_cod_policy
from haat.risk.queries import assess, cod_refusal, record_of, seller_policy
from haat.risk.types import SellerPolicy
from tests.cast import NOW


@pytest.fixture
def off(cast, place):
    """Bob refused two parcels: cash is off, and his newest strike."""
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    place(2)
    record_outcome(order_id=2, outcome="unreachable", actor_id=cast.alice.pk, now=NOW)
    return Strike.objects.latest("pk").pk


def is_off(cast):
    asked = {"buyer_id": cast.bob.pk, "seller_id": cast.alice.pk, "amount_minor": 1, "category_ids": ()}
    return cod_refusal(**asked, now=NOW) is not None


def test_an_appeal_that_is_right_opens_cash_again_and_is_told(cast, off):
    appeal = appeal_strike(account_id=cast.bob.pk, strike_id=off, text="I waited all day.", now=NOW)
    assert is_off(cast)
    answer_strike_appeal(actor_id=cast.dana.pk, appeal_id=appeal, answer="You are right.", lifts=True, now=NOW)
    assert not is_off(cast)
    record = record_of(cast.bob.pk, now=NOW)
    assert (record.lost, record.counting, record.off_until) == (2, 1, None)
    assert record.strikes[0].answer == "You are right."
    told = set(OutboxEvent.objects.filter(name__startswith="risk.").values_list("name", flat=True))
    assert {"risk.strike_lifted", "risk.cod_switched_on", "risk.strike_appeal_answered"} <= told
    assert AuditEntry.objects.filter(action="risk.appeal_answered", actor_id=cast.dana.pk).exists()
    with pytest.raises(NotFound):
        answer_strike_appeal(actor_id=cast.dana.pk, appeal_id=appeal, answer="Again", lifts=True, now=NOW)


def test_an_appeal_that_is_not_changes_nothing(cast, off):
    appeal = appeal_strike(account_id=cast.bob.pk, strike_id=off, text="I do not care.", now=NOW)
    answer_strike_appeal(actor_id=cast.dana.pk, appeal_id=appeal, answer="Sorry, no.", lifts=False, now=NOW)
    assert is_off(cast)
    assert record_of(cast.bob.pk, now=NOW).counting == 2


def test_who_had_a_part_in_it_does_not_judge(cast, off):
    appeal = appeal_strike(account_id=cast.bob.pk, strike_id=off, text="Listen.", now=NOW)
    farah = Account.objects.create_user("farah@haat.example", None, name="Farah")
    for account in (cast.alice, cast.bob, farah):
        grant_role(actor_id=None, account_id=account.pk, role="moderator", now=NOW)
    for part in (cast.alice, cast.bob):
        with pytest.raises(PartOfIt):
            answer_strike_appeal(actor_id=part.pk, appeal_id=appeal, answer="Yes", lifts=True, now=NOW)
    with pytest.raises(NotAllowed):
        answer_strike_appeal(actor_id=cast.charlie.pk, appeal_id=appeal, answer="Yes", lifts=True, now=NOW)
    assert is_off(cast)
    answer_strike_appeal(actor_id=farah.pk, appeal_id=appeal, answer="Yes", lifts=True, now=NOW)
    assert not is_off(cast)


def test_one_appeal_a_strike_and_only_ones_own_while_it_counts(cast, off):
    with pytest.raises(NotFound):
        appeal_strike(account_id=cast.charlie.pk, strike_id=off, text="Mine?", now=NOW)
    with pytest.raises(InvalidInput):
        appeal_strike(account_id=cast.bob.pk, strike_id=off, text=" ", now=NOW)
    with pytest.raises(CountsNoLonger):
        appeal_strike(account_id=cast.bob.pk, strike_id=off, text="Late", now=NOW + timedelta(days=90))
    appeal_strike(account_id=cast.bob.pk, strike_id=off, text="Once", now=NOW)
    with pytest.raises(AlreadyAppealed):
        appeal_strike(account_id=cast.bob.pk, strike_id=off, text="Twice", now=NOW)


def test_a_seller_narrows_and_never_loosens(cast, ask):
    set_cod_policy(seller_id=cast.alice.pk, policy=SellerPolicy(low_as="high", deposit_above_minor=1), now=NOW)
    assert seller_policy(cast.alice.pk).low_as == "high"
    made = assess(ask(), NOW)
    assert made.handled_as == "high"
    assert not made.clear
    for looser in (SellerPolicy(medium_as="low"), SellerPolicy(high_as="medium"), SellerPolicy(cap_minor=-1)):
        with pytest.raises(InvalidInput):
            set_cod_policy(seller_id=cast.alice.pk, policy=looser, now=NOW)
    assert seller_policy(cast.alice.pk).low_as == "high"
    set_cod_policy(seller_id=cast.alice.pk, policy=SellerPolicy(), now=NOW)
    assert assess(ask(), NOW).handled_as == made.tier


def test_a_deposit_above_a_sum_is_asked_from_the_next_coin_on(cast, ask):
    set_cod_policy(seller_id=cast.alice.pk, policy=SellerPolicy(deposit_above_minor=300_000), now=NOW)
    assert assess(ask(amount_minor=300_000), NOW).handled_as in ("low", "medium")
    assert assess(ask(amount_minor=300_001), NOW).handled_as == "high"


def test_who_leaves_leaves_no_trace_but_the_figures(cast, off, deliver):
    from haat.risk.models import CodOrder
    from haat.risk.operations.forget_buyer import forget_buyer

    forget_buyer(account_id=cast.bob.pk)
    rows = CodOrder.objects.filter(buyer=cast.bob)
    assert rows.count() == 2
    assert not rows.exclude(phone="", phone_key="", address_key="").exists()
