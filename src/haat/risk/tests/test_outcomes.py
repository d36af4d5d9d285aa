from datetime import timedelta

import pytest

from haat.kernel.errors import InvalidInput
from haat.kernel.models import OutboxEvent
from haat.kernel.policies import change_policy
from haat.risk.models import CodBan, CodOrder, CodPolicy, OutcomeEntry, Strike
from haat.risk.operations.record_outcome import record_outcome
from haat.risk.queries import cod_refusal
from tests.cast import NOW


def refusal(cast, now=NOW, **changes):
    asked = {"buyer_id": cast.bob.pk, "seller_id": cast.alice.pk, "amount_minor": 250_000, "category_ids": (3,)}
    return cod_refusal(**{**asked, **changes}, now=now)


def test_an_outcome_counts_once_and_a_correction_counts_instead(place):
    place(7)
    assert record_outcome(order_id=7, outcome="refused", now=NOW) is True
    assert record_outcome(order_id=7, outcome="refused", now=NOW) is False
    assert Strike.objects.filter(lifted_at=None).count() == 1
    assert record_outcome(order_id=7, outcome="courier_fault", at_door_reason="Never rang", now=NOW) is True
    assert not Strike.objects.filter(lifted_at=None).exists()
    assert OutcomeEntry.objects.count() == 2
    assert CodOrder.objects.get().ended_at == NOW
    assert record_outcome(order_id=99, outcome="refused", now=NOW) is False
    with pytest.raises(InvalidInput):
        record_outcome(order_id=7, outcome="eaten", now=NOW)


@pytest.mark.parametrize("outcome", ["courier_fault", "seller_fault", "cancelled", "delivered"])
def test_the_fault_of_courier_or_seller_gives_no_strike(cast, place, outcome):
    for number in (1, 2, 3):
        place(number, outcome=outcome)
    assert not Strike.objects.exists()
    assert refusal(cast, now=NOW + timedelta(days=4)) is None


def test_two_strikes_switch_cash_off_for_ninety_days_and_are_told(cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=60))
    place(2)
    assert refusal(cast) is None
    record_outcome(order_id=2, outcome="unreachable", now=NOW)
    assert "off for you until" in refusal(cast, now=NOW + timedelta(days=89))
    assert refusal(cast, now=NOW + timedelta(days=90)) is None
    assert refusal(cast, buyer_id=cast.charlie.pk) is None
    names = list(OutboxEvent.objects.filter(name__startswith="risk.").order_by("pk").values_list("name", flat=True))
    assert names == ["risk.strike_given", "risk.strike_given", "risk.cod_switched_off"]


def test_strikes_more_than_ninety_days_apart_do_not_add_up(cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=100), ended=NOW - timedelta(days=90))
    place(2)
    record_outcome(order_id=2, outcome="refused", now=NOW)
    assert refusal(cast) is None
    assert not CodBan.objects.exists()


def test_a_corrected_outcome_opens_cash_again(cast, place):
    place(1, outcome="refused", now=NOW - timedelta(days=9))
    place(2, outcome="refused", now=NOW - timedelta(days=8))
    assert refusal(cast) is not None
    record_outcome(order_id=1, outcome="seller_fault", now=NOW)
    assert refusal(cast) is None


def test_caps_and_bans_of_market_and_seller(cast, place):
    change_policy(actor_id=cast.dana.pk, name="risk.cod_cap_minor", value=300_000, now=NOW)
    assert refusal(cast, amount_minor=300_000) is None
    assert "3,000" in refusal(cast, amount_minor=300_001)
    CodPolicy.objects.create(seller=cast.alice, cap_minor=200_000, first_time_cap_minor=100_000, set_at=NOW)
    assert "2,000" in refusal(cast, amount_minor=200_001)
    assert "1,000" in refusal(cast, amount_minor=100_001)
    place(1, outcome="delivered", now=NOW - timedelta(days=9))
    assert refusal(cast, amount_minor=100_001) is None
    change_policy(actor_id=cast.dana.pk, name="risk.no_cod_categories", value=["12"], now=NOW)
    assert refusal(cast, amount_minor=1, category_ids=(3, 12)) is not None
    assert refusal(cast, amount_minor=1, category_ids=(3,)) is None


def test_who_may_not_is_told_so(cast):
    assert "suspended" in refusal(cast, buyer_id=cast.eve.pk)
