"""The signals of [COD-1]: the one place where they are computed, for checkout, training and replay alike.

Shares of lost parcels are smoothed towards the market's (a beta prior of a stated weight) and told as differences of
log-odds, so that nobody is judged by one parcel and a market of many refusals does not make everybody risky.
"""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta

from haat.risk.rules.addresses import is_gibberish, numbers_in, quality
from haat.risk.types import LOST, TAKEN, CodRequest, Features, History, Past, Rate

# What happened half a year ago counts for a third of what happened today.
HALF_LIFE_DAYS = 120.0
# Before a market has a history: one parcel in five comes back (see docs/operating/cod.md for the sources).
BASE_RATE = 0.20
# How many parcels of the market's average a group is born with.
MARKET_WEIGHT, OWN_WEIGHT, OTHERS_WEIGHT, SELLER_WEIGHT, AREA_WEIGHT = 30.0, 2.0, 2.0, 12.0, 25.0
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_THREE_YEARS = 3 * 365.0


def weight_after(days: float) -> float:
    """What an outcome still counts after so many days: 1, a half after `HALF_LIFE_DAYS`."""
    return 0.5 ** (max(0.0, days) / HALF_LIFE_DAYS)


def features_of(history: History, request: CodRequest) -> Features:
    """The signals of one request, from what was known when it was placed; later rows of `history` are left out."""
    now = request.placed_at
    past = [each for each in history.past if each.placed_at < now]
    own = [each for each in past if each.buyer_id == request.buyer_id]
    others = [each for each in past if each.buyer_id != request.buyer_id]
    by_phone = [each for each in others if each.same_phone]
    by_address = [each for each in others if each.same_address]
    by_device = [each for each in others if each.same_device]
    share = _share(history.market, BASE_RATE, MARKET_WEIGHT)
    mine = rate_of(own, now)
    joined = (now - history.joined_at) / _DAY if history.joined_at else 0.0
    log_amount = math.log(max(1, request.amount_minor))
    day = [each for each in own if now - each.placed_at <= _DAY]
    return Features(
        market=_odds(share),
        own_lost=_lost(mine, share, OWN_WEIGHT),
        own_taken=math.log1p(mine.taken),
        own_last_lost=_last_lost(own, now),
        first_purchase=float(not own and not request.earlier_orders),
        account_days=math.log1p(min(_THREE_YEARS, max(0.0, joined))),
        first_wait=_first_wait(history.joined_at, own, now),
        phone_verified=float(history.phone_verified),
        phone_valid=float(history.phone_valid),
        phone_accounts=_people(by_phone),
        phone_lost=_lost(rate_of(by_phone, now), share, OTHERS_WEIGHT),
        address_quality=quality(request.line, request.landmark, request.plus_code),
        address_gibberish=float(is_gibberish(request.line)),
        address_numbers=math.log1p(numbers_in(request.line)),
        address_landmark=float(bool(request.landmark.strip())),
        address_plus_code=float(bool(request.plus_code.strip())),
        city_known=float(history.city_known),
        address_taken=math.log1p(rate_of([each for each in past if each.same_address], now).taken),
        address_accounts=_people(by_address),
        address_lost=_lost(rate_of(by_address, now), share, OTHERS_WEIGHT),
        device_accounts=_people(by_device),
        device_lost=_lost(rate_of(by_device, now), share, OTHERS_WEIGHT),
        value_to_own=_against(log_amount, _mean_log(own)),
        value_to_area=_against(log_amount, history.area.mean_log_amount or history.market.mean_log_amount),
        value_to_seller=_against(log_amount, history.seller.mean_log_amount),
        orders_hour=math.log1p(sum(now - each.placed_at <= _HOUR for each in day)),
        orders_day=math.log1p(len(day)),
        phone_day=_lately(by_phone, now),
        address_day=_lately(by_address, now),
        device_day=_lately(by_device, now),
        sellers_day=math.log1p(len({each.seller_id for each in day} - {request.seller_id})),
        open_parcels=math.log1p(sum(not _outcome(each, now) for each in own)),
        seller_lost=_lost(history.seller, share, SELLER_WEIGHT),
        area_lost=_lost(history.area, share, AREA_WEIGHT),
        coupon=float(request.coupon),
        night=float(now.hour < 5),
        shared_lost=_lost(history.shared, share, OTHERS_WEIGHT),
    )


def rate_of(past: Iterable[Past], now: datetime) -> Rate:
    """How these ended, each outcome weighing less the older it is."""
    taken = lost = 0.0
    for each in past:
        outcome = _outcome(each, now)
        if outcome and each.ended_at is not None:
            weight = weight_after((now - each.ended_at) / _DAY)
            taken += weight * (outcome in TAKEN)
            lost += weight * (outcome in LOST)
    return Rate(taken, lost)


def _outcome(each: Past, now: datetime) -> str:
    """As it was known at `now`."""
    return each.outcome if each.ended_at is not None and each.ended_at <= now else ""


def _share(rate: Rate, towards: float, weight: float) -> float:
    share = (rate.lost + weight * towards) / (rate.taken + rate.lost + weight)
    return min(0.98, max(0.005, share))


def _odds(share: float) -> float:
    return math.log(share / (1.0 - share))


def _lost(rate: Rate, market: float, weight: float) -> float:
    return _odds(_share(rate, market, weight)) - _odds(market)


def _last_lost(own: list[Past], now: datetime) -> float:
    ended = [each for each in own if _outcome(each, now) in TAKEN | LOST]
    if not ended:
        return 0.0
    last = max(ended, key=lambda each: each.ended_at or each.placed_at)
    return float(last.outcome in LOST)


def _first_wait(joined_at: datetime | None, own: list[Past], now: datetime) -> float:
    if joined_at is None:
        return 0.0
    first = min((each.placed_at for each in own), default=now)
    return math.log1p(min(_THREE_YEARS * 24, max(0.0, (first - joined_at) / _HOUR)))


def _people(others: list[Past]) -> float:
    return math.log1p(len({each.buyer_id for each in others}))


def _lately(others: list[Past], now: datetime) -> float:
    return math.log1p(sum(now - each.placed_at <= _DAY for each in others))


def _mean_log(own: list[Past]) -> float:
    return sum(math.log(max(1, each.amount_minor)) for each in own) / len(own) if own else 0.0


def _against(log_amount: float, habit: float) -> float:
    return max(-3.0, min(3.0, log_amount - habit)) if habit else 0.0
