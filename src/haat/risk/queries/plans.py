"""A seller's plan for cash on delivery [COD-8], from their own orders of the last year."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from haat.kernel.money import precision
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.statements import rows
from haat.risk import policies
from haat.risk.queries.history import market_rate
from haat.risk.queries.narrowing import seller_policy
from haat.risk.rules.features import BASE_RATE, MARKET_WEIGHT
from haat.risk.rules.plan import Range, Sale, expected, replay
from haat.risk.types import LOST, TAKEN, Month, PlanView, SellerPolicy, Span, WhatIf

LOOK_BACK_DAYS = 365
PACE_DAYS = 90
MONTHS = 6
MOST_SALES = 4000
_SALES = """
SELECT o.amount_minor, o.probability, o.tier, o.handled_as, o.outcome, o.placed_at, NOT EXISTS (
    SELECT 1 FROM risk_codorder e
    WHERE e.buyer_id = o.buyer_id AND e.outcome = 'delivered' AND e.placed_at < o.placed_at)
FROM risk_codorder o WHERE o.seller_id = %s AND o.placed_at > %s ORDER BY o.placed_at DESC LIMIT %s
"""


def plan_of(seller_id: int, *, what_if: SellerPolicy | None = None, now: datetime) -> PlanView:
    """What to expect and what happened; with `what_if`, what that policy would have done to the last year."""
    sales = _sales(seller_id, now)
    ended = [sale for sale in sales if sale.outcome in TAKEN | LOST]
    lost = sum(sale.outcome in LOST for sale in ended)
    market = market_rate(now)
    share = (market.lost + MARKET_WEIGHT * BASE_RATE) / (market.lost + market.taken + MARKET_WEIGHT)
    cost = policies.cost_of_return()
    lately = [sale for sale in sales if sale.placed_at > now - timedelta(days=PACE_DAYS)]
    days = _days_of(lately, now)
    ahead = expected(lately, market_share=share, days=days, cost_minor=cost)
    own = seller_policy(seller_id)
    return PlanView(
        currency=SITE_CURRENCY.value(),
        days=LOOK_BACK_DAYS,
        parcels_ahead=_span(Range(ahead.parcels, ahead.parcels, ahead.parcels)),
        lost_ahead=_span(ahead.lost),
        cost_ahead=_span(ahead.cost_minor, _coarse()),
        parcels=len(ended),
        lost=lost,
        lost_percent=round(100 * lost / len(ended)) if ended else 0,
        market_percent=round(100 * share),
        cost_minor=cost,
        months=_months(ended, now),
        policy=own,
        most_minor=_most(sales),
        what_if=_replayed(sales, own, what_if, cost) if what_if else None,
    )


def _replayed(sales: Sequence[Sale], own: SellerPolicy, wanted: SellerPolicy, cost_minor: int) -> WhatIf:
    told = replay(
        sales,
        before=own,
        after=wanted,
        market=policies.tier_policy(),
        effects=policies.effects(),
        cost_minor=cost_minor,
    )
    return WhatIf(
        policy=wanted,
        parcels=told.parcels,
        lost=told.lost,
        asked=told.asked,
        avoided=_span(told.avoided),
        saved=_span(told.saved_minor, _coarse()),
        buyers_gone=_span(told.buyers_gone),
        sales_gone=_span(told.sales_gone_minor, _coarse()),
    )


def _sales(seller_id: int, now: datetime) -> list[Sale]:
    found = rows(_SALES, [seller_id, now - timedelta(days=LOOK_BACK_DAYS), MOST_SALES])
    return [Sale(*row) for row in found]


def _days_of(lately: Sequence[Sale], now: datetime) -> float:
    """How long the pace was measured: a closet of ten days is not three months old."""
    if not lately:
        return PACE_DAYS
    oldest = min(sale.placed_at for sale in lately)
    return min(float(PACE_DAYS), max(14.0, (now - oldest) / timedelta(days=1)))


def _most(sales: Sequence[Sale]) -> int:
    """The upper end of the sliders: above the largest order, in a round figure."""
    largest = max((sale.amount_minor for sale in sales), default=1_000_000)
    step = _step(largest)
    return (largest // step + 1) * step


def _step(largest: int) -> int:
    step = 1
    while step * 20 < largest:
        step *= 10
    return step


def _months(ended: Sequence[Sale], now: datetime) -> tuple[Month, ...]:
    first = now.astimezone(UTC).date().replace(day=1)
    starts = [first]
    while len(starts) < MONTHS:
        starts.append((starts[-1] - timedelta(days=1)).replace(day=1))
    counts: dict[date, list[int]] = {start: [0, 0] for start in starts}
    for sale in ended:
        start = sale.placed_at.astimezone(UTC).date().replace(day=1)
        if start in counts:
            counts[start][sale.outcome in LOST] += 1
    tallest = max((sum(pair) for pair in counts.values()), default=0) or 1
    return tuple(
        Month(start, taken, lost, round(100 * taken / tallest), round(100 * lost / tallest))
        for start, (taken, lost) in sorted(counts.items())
    )


def _span(told: Range, step: int = 1) -> Span:
    return Span(*(step * round(figure / step) for figure in (told.middle, told.low, told.high)))


def _coarse() -> int:
    """Ten of the currency: an estimate to the coin would claim to know more than it does."""
    return int(10 ** (precision(SITE_CURRENCY.value()) + 1))
