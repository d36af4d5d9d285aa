# ruff: noqa: S608 - statements are made of the fixed parts below; every value is a parameter
"""The offers of the feed's sources, each one walk along an index of the shelf."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from haat.discovery.rules.taste import HALF_LIFE_DAYS, LIKES_FROM
from haat.kernel.statements import rows

# What every source leaves out: things not for sale, hidden closets, what was shown or unwanted.
_OPEN = """s.left_at IS NULL AND s.seller_id <> ALL((SELECT hidden FROM given)::bigint[])
    AND s.listing_id <> ALL((SELECT without FROM given)::bigint[])"""
_THING = """s.listing_id, s.seller_id, s.category, s.brand, s.colours, s.fits, s.city, s.price_minor,
    s.former_minor, s.dropped_at, s.published_at"""
_NEWEST = f"SELECT {_THING} FROM discovery_shelf s WHERE {_OPEN} AND {{narrow}} ORDER BY {{order}} LIMIT {{limit}}"


def _newest(narrow: str, *, order: str = "s.published_at DESC", limit: str = "{many}") -> str:
    return _NEWEST.format(narrow=narrow, order=order, limit=limit)


def _for_each(values: str, narrow: str, *, order: str = "s.published_at DESC", limit: str = "{few}") -> str:
    walk = _newest(narrow, order=order, limit=limit)
    best = order.replace("s.", "t.")
    return f"""
        SELECT t.* FROM unnest({values}) AS given(value) CROSS JOIN LATERAL ({walk}) t
        ORDER BY {best} LIMIT {{many}}"""


SOURCES = {
    "followed": _for_each("%(follows)s::bigint[]", "s.seller_id = given.value"),
    "size": _newest("s.fits && %(fits)s::varchar[]"),
    "taste": f"""
        SELECT * FROM ({_for_each("(SELECT categories FROM given)", "s.category = given.value")}) c
        UNION ALL
        SELECT * FROM ({_for_each("(SELECT brands FROM given)", "s.brand = given.value")}) b""",
    "dropped": _for_each(
        "(SELECT categories FROM given)",
        "s.category = given.value AND s.dropped_at > %(now)s - interval '30 days'",
        order="s.dropped_at DESC",
    ),
    "near": _newest("s.city = %(city)s AND s.city <> ''"),
    "fresh": _newest("true"),
    "new_seller": f"""
        SELECT t.* FROM (
            SELECT seller_id, shown FROM discovery_stall
            WHERE sold_at IS NULL AND opened_at > %(new_since)s
              AND seller_id <> ALL((SELECT hidden FROM given)::bigint[])
            ORDER BY shown, opened_at DESC LIMIT 20
        ) n CROSS JOIN LATERAL ({_newest("s.seller_id = n.seller_id", limit="{few}")}) t
        ORDER BY n.shown, n.seller_id, t.published_at DESC""",
    "first_audience": f"""
        SELECT {_THING} FROM discovery_shelf s LEFT JOIN discovery_reach r USING (listing_id)
        WHERE {_OPEN} AND s.published_at > %(now)s - interval '14 days' AND coalesce(r.shown, 0) < %(audience)s
        ORDER BY s.published_at DESC LIMIT {{many}}""",
    "surprise": f"""
        SELECT * FROM ({_newest("s.lot >= %(lot)s", order="s.lot")}) onward
        UNION ALL
        SELECT * FROM ({_newest("s.lot < %(lot)s", order="s.lot")}) round""",
}


# What the person's taste adds: what they like most, and what they asked not to see.
_GIVEN_TASTE = """
    WITH taste AS (
        SELECT weights, moved_at, less_sellers, less_listings FROM discovery_taste WHERE owner = %(owner)s
    ), liking AS (
        SELECT split_part(l.key, ':', 1) AS kind, substr(l.key, strpos(l.key, ':') + 1) AS name,
               l.value::float * power(0.5, greatest(0, extract(epoch FROM %(now)s - moved_at)) / 86400 / %(half_life)s)
                   AS weight
        FROM taste, jsonb_each_text(weights) l
    ), given AS (
        SELECT %(categories)s::text[] || ARRAY(
                   SELECT name FROM liking WHERE kind = 'category' AND weight >= %(likes_from)s
                   ORDER BY weight DESC, name LIMIT 5) AS categories,
               %(brands)s::text[] || ARRAY(
                   SELECT name FROM liking WHERE kind = 'brand' AND weight >= %(likes_from)s
                   ORDER BY weight DESC, name LIMIT 3) AS brands,
               %(hidden)s::bigint[] || coalesce((SELECT less_sellers FROM taste), '{}') AS hidden,
               %(without)s::bigint[] || coalesce((SELECT less_listings FROM taste), '{}') AS without
    )"""
_GIVEN = """
    WITH given AS (
        SELECT %(categories)s::text[] AS categories, %(brands)s::text[] AS brands,
               %(hidden)s::bigint[] AS hidden, %(without)s::bigint[] AS without
    )"""
_TASTE_ROW = "=taste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """Whom offers are for. `owner` is whose taste counts, `categories` and `brands` come besides; `hidden` are sellers,
    `without` things left out, `lot` where surprises begin."""

    now: datetime
    owner: str = ""
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


class Offer(NamedTuple):
    """A thing that a source offers, at its place there, with all that a reason may need.

    A tuple: a page looks at hundreds of them and shows thirty.
    """

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
    regard: float


def offers(
    seeker: Seeker, sources: Sequence[str], *, many: int, few: int = 6
) -> tuple[list[Offer], dict[str, float], datetime]:
    """Offers of several sources, and the person's taste with its moment, in one statement.

    At most about `many` things a source, `few` for each of its values. Sources that can have nothing for this person
    are not asked.
    """
    asked = tuple(source for source in sources if _may_offer(source, seeker))
    if not asked:
        return [], {}, seeker.now
    values: dict[str, Any] = {
        "now": seeker.now,
        "owner": seeker.owner,
        "half_life": HALF_LIFE_DAYS,
        "likes_from": LIKES_FROM,
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
    }
    found = [*map(Offer._make, rows(_statement(asked, bool(seeker.owner), many, few), values))]
    taste = found.pop() if found and found[-1].source == _TASTE_ROW else None
    weights: dict[str, float] = json.loads(taste.category) if taste else {}
    return found, weights, taste.published_at if taste else seeker.now


def _may_offer(source: str, seeker: Seeker) -> bool:
    needs: dict[str, Any] = {
        "followed": seeker.follows,
        "size": seeker.fits,
        "taste": seeker.owner or seeker.categories or seeker.brands,
        "dropped": seeker.owner or seeker.categories,
        "near": seeker.city,
    }
    return bool(needs.get(source, True))


@lru_cache(maxsize=256)
def _statement(sources: tuple[str, ...], tasting: bool, many: int, few: int) -> str:
    """Limits stand in the text: for a limit that is a parameter, a plan made once would expect a tenth of the shelf."""
    walks = " UNION ALL ".join(
        f"(SELECT '{source}'::text AS source, row_number() OVER () - 1 AS rank, o.*"
        f" FROM ({SOURCES[source].replace('{many}', str(many)).replace('{few}', str(few))}) o)"
        for source in sources
    )
    taste = f"""
        UNION ALL
        SELECT '{_TASTE_ROW}', 0, 0, 0, weights::text, '', '{{}}', '{{}}', '', 0, NULL, NULL, moved_at, false, 0
        FROM taste"""
    return f"""{_GIVEN_TASTE if tasting else _GIVEN}
        SELECT w.*, coalesce(n.sold_at IS NULL AND n.opened_at > %(new_since)s, false) AS new_seller,
               coalesce(n.regard, 0) AS regard
        FROM ({walks}) w LEFT JOIN discovery_stall n ON n.seller_id = w.seller_id{taste if tasting else ""}"""


def offer_of(listing_id: int, new_since: datetime) -> Offer | None:
    """One thing as an offer, whoever sells it; None when it is not on the shelf."""
    statement = f"""
        SELECT '' AS source, 0 AS rank, {_THING},
               coalesce(n.sold_at IS NULL AND n.opened_at > %(new_since)s, false), coalesce(n.regard, 0)
        FROM discovery_shelf s LEFT JOIN discovery_stall n USING (seller_id)
        WHERE s.listing_id = %(id)s AND s.left_at IS NULL"""
    found = rows(statement, {"id": listing_id, "new_since": new_since})
    return Offer(*found[0]) if found else None
