# ruff: noqa: S608 - statements are made of names written here; every value is a parameter
"""What is known when a cash order is placed: three statements, and one that is held for a minute.

Where communities share their reputation it is one more.
"""

import math
from datetime import datetime, timedelta
from typing import Any

from haat.accounts.queries import joined_at
from haat.kernel.held import held
from haat.kernel.statements import rows
from haat.risk.queries.keys import Keys
from haat.risk.queries.sharing import shared_rate
from haat.risk.rules import HALF_LIFE_DAYS
from haat.risk.types import CodRequest, History, Past, Rate

# Bounds of what is looked at: rows of one buyer, phone, address or device, and outcomes of a seller, area or market.
MOST_PAST = 60
MOST_OUTCOMES = 300
MOST_OF_MARKET = 3000
LOOK_BACK = timedelta(days=730)
_MARKET = "risk:market"
_LN2 = math.log(2.0)

_PAST = """
    (SELECT id FROM risk_codorder WHERE {column} = %s AND placed_at > %s ORDER BY placed_at DESC LIMIT %s)
"""
_RELATED = f"""
SELECT buyer_id, seller_id, amount_minor, placed_at, outcome, ended_at,
       phone_key = %s AND phone_key <> '', address_key = %s AND address_key <> '', device_key = %s AND device_key <> ''
FROM risk_codorder WHERE id IN (
    {" UNION ".join(_PAST.format(column=column) for column in ("buyer_id", "phone_key", "address_key", "device_key"))}
)
"""
_RATE = """
    (SELECT coalesce(sum(weight) FILTER (WHERE outcome = 'delivered'), 0)::float8 AS taken,
            coalesce(sum(weight) FILTER (WHERE outcome IN ('refused', 'unreachable')), 0)::float8 AS lost,
            coalesce(avg(ln(greatest(amount_minor, 1))), 0)::float8 AS amount
     FROM (SELECT outcome, amount_minor,
                  exp(-{decay} * greatest(0, extract(epoch FROM %s - ended_at) / 86400)) AS weight
           FROM risk_codorder WHERE {which} AND ended_at IS NOT NULL AND ended_at <= %s
           ORDER BY ended_at DESC LIMIT {most}) AS newest)
"""
_DECAY = _LN2 / HALF_LIFE_DAYS
_AROUND = f"""
SELECT EXISTS (SELECT 1 FROM risk_phoneproof WHERE account_id = %s AND phone_key = %s AND phone_key <> ''),
       EXISTS (SELECT 1 FROM risk_codorder WHERE area = %s AND outcome = 'delivered' AND ended_at IS NOT NULL),
       s.taken, s.lost, s.amount, a.taken, a.lost, a.amount
FROM {_RATE.format(decay=_DECAY, which="seller_id = %s", most=MOST_OUTCOMES)} AS s,
     {_RATE.format(decay=_DECAY, which="area = %s", most=MOST_OUTCOMES)} AS a
"""
_TAKEN_OR_LOST = "outcome IN ('delivered', 'refused', 'unreachable')"
_WHOLE = f"SELECT * FROM {_RATE.format(decay=_DECAY, which=_TAKEN_OR_LOST, most=MOST_OF_MARKET)} AS m"


def history_of(request: CodRequest, keys: Keys) -> History:
    """All that the signals of the request are computed from."""
    now = request.placed_at
    proved, known, *rates = rows(
        _AROUND,
        [
            request.buyer_id,
            keys.phone_key,
            keys.area,
            now,
            request.seller_id,
            now,
            now,
            keys.area,
            now,
        ],
    )[0]
    market = market_rate(now)
    return History(
        joined_at=joined_at(request.buyer_id),
        phone_verified=proved,
        phone_valid=bool(keys.phone),
        city_known=known or market.taken < 1,
        past=_past(request, keys),
        seller=Rate(*rates[:3]),
        area=Rate(*rates[3:]),
        market=market,
        shared=shared_rate(keys.phone, now=now),
    )


def market_rate(now: datetime) -> Rate:
    """How the newest parcels of everybody ended; a minute old at most."""
    return held(_MARKET, lambda: Rate(*rows(_WHOLE, [now, now])[0]), seconds=60)


def _past(request: CodRequest, keys: Keys) -> tuple[Past, ...]:
    since = request.placed_at - LOOK_BACK
    wanted = (request.buyer_id, keys.phone_key or "-", keys.address_key or "-", keys.device_key or "-")
    params: list[Any] = [keys.phone_key, keys.address_key, keys.device_key]
    params += [value for one in wanted for value in (one, since, MOST_PAST)]
    return tuple(Past(*row) for row in rows(_RELATED, params))
