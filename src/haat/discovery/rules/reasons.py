"""Why a thing is shown: every cause that is true, the one that counted most first. The words are the edge's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from haat.discovery.rules.taste import CEILING, LIKES_FROM
from haat.discovery.types import Cause

FRESH_FOR = timedelta(days=2)
DROP_COUNTS_FOR = timedelta(days=30)
# Stars above what is said of anybody, from which on it is a reason.
WELL_SPOKEN_FROM = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What reasons look at."""

    seller_id: int
    category: str
    brand: str
    colours: Sequence[str]
    fits: Sequence[str]
    city: str
    price_minor: int
    former_minor: int | None
    dropped_at: datetime | None
    published_at: datetime
    new_seller: bool
    regard: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is known of the person; `weights` as of now."""

    follows: frozenset[int] = frozenset()
    fits: frozenset[str] = frozenset()
    city: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)


def causes_of(thing: Thing, reader: Reader, *, source: str, now: datetime) -> list[Cause]:
    """Every true cause, strongest first; the source that brought the thing leads when it is one of them."""
    found: list[Cause] = []
    if thing.seller_id in reader.follows:
        found.append(Cause("followed", 0.9))
    if fit := next((fit for fit in thing.fits if fit in reader.fits), ""):
        found.append(Cause("size", 0.85, {"group": fit.partition(":")[0], "size": fit.partition(":")[2]}))
    if thing.dropped_at and thing.former_minor and now - thing.dropped_at < DROP_COUNTS_FOR:
        share = (thing.former_minor - thing.price_minor) / thing.former_minor
        found.append(
            Cause("dropped", min(0.8, 0.35 + share), {"by_minor": str(thing.former_minor - thing.price_minor)})
        )
    for kind, value in [("brand", thing.brand), ("category", thing.category), *(("colour", c) for c in thing.colours)]:
        weight = reader.weights.get(f"{kind}:{value}", 0.0) if value else 0.0
        if weight >= LIKES_FROM:
            found.append(Cause(kind, min(0.75, 0.2 + 0.55 * weight / CEILING), {"value": value}))
    if thing.city and thing.city == reader.city:
        found.append(Cause("near", 0.25))
    if now - thing.published_at < FRESH_FOR:
        found.append(Cause("fresh", 0.3))
    if thing.new_seller:
        found.append(Cause("new_seller", 0.28))
    if thing.regard >= WELL_SPOKEN_FROM:
        found.append(Cause("well_spoken", 0.22))
    if source in ("first_audience", "surprise"):
        found.append(Cause(source, 0.2))
    found.sort(key=lambda cause: (not _leads(cause, source), -cause.strength, cause.code))
    return found or [Cause("surprise", 0.2)]


def _leads(cause: Cause, source: str) -> bool:
    return cause.code == source or (source == "taste" and cause.code in ("category", "brand"))
