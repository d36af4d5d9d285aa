"""The assessment of a cash order [COD-1]."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.core import get_global

from haat.risk import policies, rules
from haat.risk.learning import model
from haat.risk.queries.history import history_of
from haat.risk.queries.keys import keys_of
from haat.risk.queries.narrowing import seller_policy
from haat.risk.queries.words import reasons_of, way_words
from haat.risk.types import Assessment, CodRequest, Features, Way


def features(request: CodRequest, now: datetime) -> Features:
    """The signals of a request, as they are now."""
    request = _there(request, now)
    return rules.features_of(history_of(request, keys_of(request)), request)


def assess(request: CodRequest, now: datetime) -> Assessment:
    """How likely the parcel comes back, why, and what clears the order; nothing is stored.

    Three statements at most and a few milliseconds. The ways are in the reader's language when they are shown.
    """
    signals = features(request, now)
    chosen = model.active()
    probability = min(0.999, max(0.001, chosen.probability(signals)))
    policy = policies.tier_policy()
    tier = rules.tier_of(probability, policy)
    handled_as = rules.narrowed(tier, seller_policy(request.seller_id), amount_minor=request.amount_minor)
    ways = tuple(
        Way(kind, amount, way_words(kind, amount, now_minor, request.currency), cost, now_minor)
        for kind, amount, cost, now_minor in rules.ways_for(
            handled_as, amount_minor=request.amount_minor, policy=policy
        )
    )
    return Assessment(
        probability=probability,
        tier=tier,
        reasons=reasons_of(chosen.contributions(signals), signals),
        ways=ways,
        model=chosen.version,
        handled_as=handled_as,
        features=signals,
    )


def _there(request: CodRequest, now: datetime) -> CodRequest:
    """The request at this moment, by the clocks of the country it goes to."""
    zones = get_global("territory_zones").get(request.country.upper(), [])
    return replace(request, placed_at=now.astimezone(ZoneInfo(zones[0])) if zones else now)
