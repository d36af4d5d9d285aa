"""The seller's plan [COD-8]: what to expect, and what another policy would have done to one's own past.

A replay answers "what if" with two things that nobody can know, and says so: how many of the parcels that came back
would not have been sent, and how many buyers who took theirs would have gone elsewhere. Both are stated assumptions
with a range; the interval comes from drawing parcels again (bootstrap) and assumptions from their range.

Numpy is imported where it is used: it is a tenth of a start, and most processes never draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from haat.risk.rules.tiers import EFFORT, narrowed
from haat.risk.types import LOST, TAKEN, SellerPolicy, Tier, TierPolicy, WayKind

if TYPE_CHECKING:
    import numpy as np

DRAWS = 400
# The interval that is told holds eight of ten draws.
LOWER, UPPER = 10, 90
# Assumptions may be wrong by this much of themselves.
SPREAD = 0.4
# Below so many ended parcels a plan is told to be a guess.
ENOUGH = 20
_SEED = 20260314


@dataclass(frozen=True, slots=True)
class Sale:
    """One order of the seller that was to be paid at the door. `first` when the buyer had taken none before."""

    amount_minor: int
    probability: float
    tier: Tier
    handled_as: Tier
    outcome: str
    placed_at: datetime
    first: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What asking for something does: shares (0 … 1) of lost parcels that are not sent, of good buyers who leave."""

    deters: float
    loses: float


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with the interval of eight in ten."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Expected:
    """The next 30 days: parcels paid at the door, how many come back, what that costs in minor units."""

    parcels: float
    lost: Range
    cost_minor: Range


@dataclass(frozen=True, slots=True)
class Replay:
    """What a policy would have done to the past: counts and minor units, each with its interval."""

    parcels: int
    lost: int
    asked: int
    avoided: Range
    saved_minor: Range
    buyers_gone: Range
    sales_gone_minor: Range


def expected(
    sales: Sequence[Sale], *, market_share: float, days: float, cost_minor: int, next_days: float = 30.0
) -> Expected:
    """What the next days bring at the pace of the last `days`, at the seller's own share of lost parcels.

    The share is the seller's, smoothed towards the market's by twelve parcels; pace and share are both uncertain.
    """
    import numpy as np

    draw = np.random.default_rng(_SEED)
    lost = sum(sale.outcome in LOST for sale in sales)
    taken = sum(sale.outcome in TAKEN for sale in sales)
    pace = next_days / max(days, 1.0)
    parcels = len(sales) * pace
    share = draw.beta(lost + 12 * market_share, taken + 12 * (1 - market_share), DRAWS * 5)
    coming = draw.poisson(draw.gamma(len(sales) + 0.5, pace, DRAWS * 5))
    back = draw.binomial(coming, share)
    mean = float(parcels * (lost + 12 * market_share) / (lost + taken + 12))
    low, high = (float(np.percentile(back, at)) for at in (LOWER, UPPER))
    return Expected(
        parcels=parcels,
        lost=Range(mean, low, high),
        cost_minor=Range(mean * cost_minor, low * cost_minor, high * cost_minor),
    )


def asked_for(sale: Sale, seller: SellerPolicy, market: TierPolicy) -> WayKind:
    """The least that the buyer of this sale would be asked for under a policy; "prepay" where no cash is taken."""
    if seller.cap_minor is not None and sale.amount_minor > seller.cap_minor:
        return "prepay"
    first_cap = seller.first_time_cap_minor
    if first_cap is not None and sale.first and sale.amount_minor > first_cap:
        return "prepay"
    tier = narrowed(sale.tier, seller, amount_minor=sale.amount_minor)
    return min(market.ways[tier], key=lambda kind: EFFORT[kind])


def replay(
    sales: Sequence[Sale],
    *,
    before: SellerPolicy,
    after: SellerPolicy,
    market: TierPolicy,
    effects: Mapping[WayKind, Effect],
    cost_minor: int,
) -> Replay:
    """What `after` would have done to parcels that ended under `before`.

    Where it asks for less than was asked, nothing is counted: whom the stricter policy kept away is not known.
    """
    import numpy as np

    ended = [sale for sale in sales if sale.outcome in TAKEN | LOST]
    if not ended:
        nothing = Range(0.0, 0.0, 0.0)
        return Replay(0, 0, 0, nothing, nothing, nothing, nothing)
    lost = np.array([sale.outcome in LOST for sale in ended], dtype=float)
    amounts = np.array([sale.amount_minor for sale in ended], dtype=float)
    deters, loses = _further(ended, before, after, market, effects)
    draw = np.random.default_rng(_SEED)
    chosen = draw.integers(0, len(ended), (DRAWS, len(ended)))
    # One factor a draw: an assumption is wrong about all parcels at once, not about each by itself.
    wrong = draw.uniform(1 - SPREAD, 1 + SPREAD, (DRAWS, 2))

    def told(worth: "np.ndarray", column: int) -> Range:
        drawn = worth[chosen].sum(axis=1) * wrong[:, column]
        low, high = (float(np.percentile(drawn, at)) for at in (LOWER, UPPER))
        return Range(float(worth.sum()), low, high)

    return Replay(
        parcels=len(ended),
        lost=int(lost.sum()),
        asked=int((deters > 0).sum()),
        avoided=told(lost * deters, 0),
        saved_minor=told(lost * deters * cost_minor, 0),
        buyers_gone=told((1 - lost) * loses, 1),
        sales_gone_minor=told((1 - lost) * loses * amounts, 1),
    )


def _further(
    ended: Sequence[Sale],
    before: SellerPolicy,
    after: SellerPolicy,
    market: TierPolicy,
    effects: Mapping[WayKind, Effect],
) -> "tuple[np.ndarray, np.ndarray]":
    """For each sale, the shares deterred and lost beyond what the former policy did already."""
    import numpy as np

    deters, loses = np.zeros(len(ended)), np.zeros(len(ended))
    for place, sale in enumerate(ended):
        was = effects[asked_for(sale, before, market)]
        then = effects[asked_for(sale, after, market)]
        deters[place] = max(0.0, 1 - (1 - then.deters) / (1 - was.deters))
        loses[place] = max(0.0, 1 - (1 - then.loses) / (1 - was.loses))
    return deters, loses
