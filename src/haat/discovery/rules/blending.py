"""How one page of the feed is made of many sources: quotas, exploration, variety. No clock, no chance, no database."""

import math
from collections.abc import Iterable, Sequence
from typing import Protocol

# In which order sources are drawn from, and how many of ten places each may have while all have something.
SHARES = {
    "followed": 3,
    "dropped": 2,
    "size": 2,
    "taste": 3,
    "near": 1,
    "fresh": 2,
}
EXPLORATION = ("new_seller", "first_audience", "surprise")
EXPLORATION_SHARE = 0.1
MOST_IN_A_ROW = 2
_FIRST_EXPLORATION = 4
# How many places a thing may move up or down among those of its source, or of its search, for what buyers say of its
# seller; two that move towards each other pass up to twice as many.
MOST_MOVED = 4


class Candidate(Protocol):
    """A thing that a source offers; `rank` is its place in that source, 0 first, `regard` how many stars its seller
    stands above (or below) somebody of whom nothing is known.
    """

    @property
    def listing_id(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def seller_id(self) -> int: ...
    @property
    def category(self) -> str: ...
    @property
    def rank(self) -> int: ...
    @property
    def regard(self) -> float: ...


def exploration_places(count: int) -> int:
    """How many of `count` things are exploration: at least a tenth, never less than one [DSC-1]."""
    return math.ceil(count * EXPLORATION_SHARE) if count else 0


def blend[C: Candidate](candidates: Iterable[C], *, shown: Iterable[int], limit: int) -> list[C]:
    """One page: at most `limit` things, none twice, none of `shown`.

    At least a tenth of the page is exploration unless fewer such things were offered. A third thing of one seller or
    of one category in a row is taken only when nothing else is left.
    """
    explored, known = _offers(candidates, set(shown))
    count = min(limit, len({one.listing_id for one in (*explored, *known)}))
    reserved = explored[: exploration_places(count)]
    taken = {one.listing_id for one in reserved}
    pool = _in_turns([one for one in known if one.listing_id not in taken])
    pooled = {one.listing_id for one in pool}
    pool += [one for one in explored if one.listing_id not in taken | pooled]
    return _in_variety(_spread(pool[: count - len(reserved)], reserved))


def _offers[C: Candidate](candidates: Iterable[C], shown: set[int]) -> tuple[list[C], list[C]]:
    """Exploration and the rest, each without what was shown, without repeats, in the order of sources and ranks."""
    explored: dict[int, C] = {}
    known: dict[int, C] = {}
    for one in sorted(candidates, key=lambda one: (_place(one), one.source, one.listing_id)):
        if one.listing_id in shown:
            continue
        if one.source in EXPLORATION:
            explored.setdefault(one.listing_id, one)
        else:
            held = known.get(one.listing_id)
            if held is None or _standing(one.source) < _standing(held.source):
                known[one.listing_id] = one
    return list(explored.values()), list(known.values())


def _place(one: Candidate) -> float:
    """The place by rank and regard; exploration is not asked for merit."""
    return one.rank if one.source in EXPLORATION else place(one.rank, one.regard)


def place(rank: int, regard: float) -> float:
    """A rank, a little better or worse for what buyers say of the seller.

    `regard` is a Bayesian average less its prior, so a few reviews move little
    (https://www.evanmiller.org/bayesian-average-ratings.html).
    """
    return rank - MOST_MOVED * max(-1.0, min(1.0, regard))


def _standing(source: str) -> int:
    return list(SHARES).index(source) if source in SHARES else len(SHARES)


def _in_turns[C: Candidate](known: Sequence[C]) -> list[C]:
    """All of the known; each source comes as often as its share says, evenly spread from the beginning."""
    came: dict[str, int] = {}
    keyed = []
    for one in known:
        share = SHARES.get(one.source, 1)
        keyed.append(((came.get(one.source, 0) + 0.5) / share, _standing(one.source), one.rank, one))
        came[one.source] = came.get(one.source, 0) + 1
    return [one for *_, one in sorted(keyed, key=lambda entry: entry[:3])]


def _spread[C: Candidate](known: list[C], explored: list[C]) -> list[C]:
    """Exploration at even distances, the first near the top where it is seen."""
    page = list(known)
    total = len(known) + len(explored)
    step = total / len(explored) if explored else 0
    for place, one in enumerate(explored):
        page.insert(min(len(page), int(place * step) + min(_FIRST_EXPLORATION, int(step / 2))), one)
    return page


def _in_variety[C: Candidate](page: list[C]) -> list[C]:
    waiting, ordered = list(page), list[C]()
    while waiting:
        following = next((one for one in waiting if _fits(ordered, one, seller=True, category=True)), None)
        following = following or next(
            (one for one in waiting if _fits(ordered, one, seller=True, category=False)), None
        )
        following = following or waiting[0]
        waiting.remove(following)
        ordered.append(following)
    return ordered


def _fits(ordered: Sequence[Candidate], one: Candidate, *, seller: bool, category: bool) -> bool:
    last = ordered[-MOST_IN_A_ROW:]
    if len(last) < MOST_IN_A_ROW:
        return True
    same_seller = all(before.seller_id == one.seller_id for before in last)
    same_category = bool(one.category) and all(before.category == one.category for before in last)
    return not (seller and same_seller) and not (category and same_category)
