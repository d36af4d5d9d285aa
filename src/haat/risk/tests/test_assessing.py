from dataclasses import fields, replace
from datetime import timedelta

from haat.kernel.policies import change_policy
from haat.risk.models import CodOrder
from haat.risk.queries import assess, features
from haat.risk.types import FEATURES, Features
from tests.cast import NOW


def test_every_signal_is_a_bounded_number_and_none_says_who_somebody_is(ask):
    signals = features(ask(), NOW)
    assert len(signals.vector()) == len(FEATURES) == len(fields(Features))
    assert all(-20 < value < 20 for value in signals.vector())
    assert not [
        name for name in FEATURES for word in ("name", "gender", "sex", "relig", "lang", "script") if word in name
    ]


def test_names_languages_and_stories_change_nothing(cast, ask):
    from haat.accounts.models import Account

    before = features(ask(), NOW)
    Account.objects.filter(pk=cast.bob.pk).update(
        name="فاطمہ", language="ur", numerals="arabext", story="…", handle="fatima4"
    )
    assert features(ask(), NOW) == before


def test_a_history_of_taken_parcels_lowers_and_of_lost_ones_raises_the_risk(ask, place):
    fresh = assess(ask(), NOW).probability
    for number in range(1, 5):
        place(number, outcome="delivered", now=NOW - timedelta(days=20 + number))
    good = assess(ask(), NOW).probability
    place(9, outcome="refused", now=NOW - timedelta(days=9))
    place(10, outcome="unreachable", now=NOW - timedelta(days=8))
    bad = assess(ask(), NOW).probability
    assert good < fresh < bad


def test_what_a_courier_did_wrong_is_not_held_against_the_buyer(ask, place):
    before = assess(ask(), NOW)
    place(1, outcome="courier_fault", now=NOW - timedelta(days=30))
    assert features(ask(), NOW).own_lost == before.features.own_lost == 0


def test_the_assessment_is_kept_as_it_was_made(ask, place):
    made = place(7)
    row = CodOrder.objects.get(order_id=7)
    assert (row.probability, row.model, row.tier) == (made.probability, made.model, made.tier)
    assert row.features["address_quality"] == made.features.address_quality
    assert row.phone == "+923001234567"


def test_tiers_ask_for_their_ways_the_cheapest_first(cast, ask):
    change_policy(actor_id=cast.dana.pk, name="risk.medium_from_percent", value=1, now=NOW)
    change_policy(actor_id=cast.dana.pk, name="risk.high_from_percent", value=2, now=NOW)
    change_policy(actor_id=cast.dana.pk, name="risk.prepay_discount_most_minor", value=0, now=NOW)
    made = assess(ask(), NOW)
    assert made.tier == "high"
    assert [(way.cost_minor, way.now_minor) for way in made.ways] == sorted(
        (way.cost_minor, way.now_minor) for way in made.ways
    )
    deposit = next(way for way in made.ways if way.kind == "deposit")
    assert deposit.amount_minor == 25_000
    assert "250" in str(deposit.words)


def test_a_phone_of_many_accounts_whose_parcels_came_back_is_riskier(cast, ask, place):
    before = assess(ask(), NOW).probability
    for number, other in enumerate((cast.charlie, cast.dana), start=1):
        place(
            number, buyer_id=other.pk, outcome="refused", line="Far away 7, other street", now=NOW - timedelta(days=9)
        )
    signals = features(ask(), NOW)
    assert signals.phone_accounts > 1
    assert signals.phone_lost > 0
    assert assess(ask(), NOW).probability > before
    assert replace(signals) == features(ask(phone="+92 300 123-4567"), NOW)
