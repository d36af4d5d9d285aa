"""The order of what a search found: by how well it matches, and among equals by what buyers say of the sellers."""

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

from haat.discovery.rules.blending import MOST_MOVED, place

# How many more hits on each side decide what stands on a page, so that pages fit together.
REACH = 2 * MOST_MOVED
# Of two hits with more than this between their scores, the better match stays first whatever is said of the sellers.
_ABOUT_EQUAL = 1.25


class Hit(Protocol):
    """A thing that was found; `score` is how well it matches, 0 where nothing was asked by words."""

    @property
    def listing_id(self) -> int: ...
    @property
    def seller_id(self) -> int: ...
    @property
    def score(self) -> float: ...


def by_merit[H: Hit](hits: Sequence[H], regards: Mapping[int, float]) -> list[H]:
    """Hits, best first, each moved by its seller's regard among those that match about as well, by a few places."""
    ranked = sorted(
        enumerate(hits),
        key=lambda entry: (-_match(entry[1].score), place(entry[0], regards.get(entry[1].seller_id, 0.0)), entry[0]),
    )
    return [hit for _rank, hit in ranked]


def _match(score: float) -> int:
    """Scores in steps that do not depend on what else was found."""
    return math.floor(math.log(score, _ABOUT_EQUAL)) if score > 0 else 0
