# ruff: noqa: S608 - statements are made of the fixed parts below; every value is a parameter
"""The offers of the feed's sources, each one walk along an index of the shelf."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

# What every source leaves out: things not for sale, hidden closets, what was shown or unwanted.
_OPEN = """s.left_at IS NULL AND s.seller_id <> ALL(%(hidden)s) AND s.listing_id <> ALL(%(without)s)"""
_THING = """s.listing_id, s.seller_id, s.category, s.brand, s.colours, s.fits, s.city, s.price_minor,
    s.former_minor, s.dropped_at, s.published_at"""
_NEWEST = f"SELECT {_THING} FROM discovery_shelf s WHERE {_OPEN} AND {{narrow}} ORDER BY {{order}} LIMIT {{limit}}"


def _newest(narrow: str, *, order: str = "s.published_at DESC", limit: str = "%(many)s") -> str:
    return _NEWEST.format(narrow=narrow, order=order, limit=limit)


def _for_each(values: str, narrow: str, *, order: str = "s.published_at DESC", limit: str = "%(few)s") -> str:
    walk = _newest(narrow, order=order, limit=limit)
    return f"SELECT t.* FROM unnest({values}) AS given(value) CROSS JOIN LATERAL ({walk}) t"


SOURCES = {
    "followed": _for_each("%(follows)s::bigint[]", "s.seller_id = given.value"),
    "size": _newest("s.fits && %(fits)s::varchar[]"),
    "taste": f"""
        SELECT * FROM ({_for_each("%(categories)s::text[]", "s.category = given.value")}) c
        UNION ALL
        SELECT * FROM ({_for_each("%(brands)s::text[]", "s.brand = given.value")}) b""",
    "dropped": _for_each(
        "%(categories)s::text[]",
        "s.category = given.value AND s.dropped_at > %(now)s - interval '30 days'",
        order="s.dropped_at DESC",
    ),
    "near": _newest("s.city = %(city)s AND s.city <> ''"),
    "fresh": _newest("true"),
    "new_seller": f"""
        SELECT t.* FROM (
            SELECT seller_id, shown FROM discovery_stall
            WHERE sold_at IS NULL AND opened_at > %(new_since)s AND seller_id <> ALL(%(hidden)s)
            ORDER BY shown, opened_at DESC LIMIT %(many)s
        ) n CROSS JOIN LATERAL ({_newest("s.seller_id = n.seller_id", limit="%(few)s")}) t""",
    "first_audience": f"""
        SELECT {_THING} FROM discovery_shelf s LEFT JOIN discovery_reach r USING (listing_id)
        WHERE {_OPEN} AND s.published_at > %(now)s - interval '14 days' AND coalesce(r.shown, 0) < %(audience)s
        ORDER BY s.published_at DESC LIMIT %(many)s""",
    "surprise": f"""
        SELECT * FROM ({_newest("s.lot >= %(lot)s", order="s.lot")}) onward
        UNION ALL
        SELECT * FROM ({_newest("s.lot < %(lot)s", order="s.lot")}) round""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """Whom offers are for. `hidden` are sellers, `without` things left out, `lot` where surprises begin."""

    now: datetime
    follows: Sequence[int] = ()
    fits: Sequence[str] = ()
    categories: Sequence[str] = ()
    brands: Sequence[str] = ()
    city: str = ""
    hidden: Sequence[int] = ()
    without: Sequence[int] = ()
    lot: float = 0.0
    new_since: datetime = field(kw_only=True)
    audience: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A thing that a source offers, at its place there, with all that a reason may need."""

    source: str
    rank: int
    listing_id: int
    seller_id: int
    category: str
    brand: str
    colours: list[str]
    fits: list[str]
    city: str
    price_minor: int
    former_minor: int | None
    dropped_at: datetime | None
    published_at: datetime
    new_seller: bool


def offers(seeker: Seeker, sources: Sequence[str], *, many: int, few: int = 6) -> list[Offer]:
    """Offers of several sources in one statement: at most about `many` a source, `few` for each of its values."""
    walks = " UNION ALL ".join(
        f"(SELECT %(source_{number})s::text AS source, row_number() OVER () - 1 AS rank, o.*"
        f" FROM ({SOURCES[source]}) o)"
        for number, source in enumerate(sources)
    )
    values: dict[str, Any] = {f"source_{number}": source for number, source in enumerate(sources)}
    values |= {
        "now": seeker.now,
        "follows": list(seeker.follows),
        "fits": list(seeker.fits),
        "categories": list(seeker.categories),
        "brands": list(seeker.brands),
        "city": seeker.city,
        "hidden": list(seeker.hidden),
        "without": list(seeker.without),
        "lot": seeker.lot,
        "new_since": seeker.new_since,
        "audience": seeker.audience,
        "many": many,
        "few": few,
    }
    statement = f"""
        SELECT w.*, coalesce(n.sold_at IS NULL AND n.opened_at > %(new_since)s, false) AS new_seller
        FROM ({walks}) w LEFT JOIN discovery_stall n ON n.seller_id = w.seller_id"""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [Offer(*row) for row in cursor.fetchall()]


def offer_of(listing_id: int, new_since: datetime) -> Offer | None:
    """One thing as an offer, whoever sells it; None when it is not on the shelf."""
    statement = f"""
        SELECT '' AS source, 0 AS rank, {_THING},
               coalesce(n.sold_at IS NULL AND n.opened_at > %(new_since)s, false)
        FROM discovery_shelf s LEFT JOIN discovery_stall n USING (seller_id)
        WHERE s.listing_id = %(id)s AND s.left_at IS NULL"""
    with connection.cursor() as cursor:
        cursor.execute(statement, {"id": listing_id, "new_since": new_since})
        row = cursor.fetchone()
        return Offer(*row) if row else None
