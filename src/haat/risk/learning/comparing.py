"""Whether a new model is better than the one in force, on orders that neither had learned from."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from haat.risk.learning import measures
from haat.risk.learning.history import Remembered
from haat.risk.learning.training import Figures, Learned, Past, TooFewOutcomes, as_card, figures, learn
from haat.risk.types import FEATURES

Array = np.ndarray
# A new model must surprise less by this many nats an order, beyond one standard error, and sort no worse.
MARGIN, WORSE_AUC = 0.001, 0.002
LEAST_TEST, LEAST_TEST_LOST = 150, 30
# Segments of a report hold at least so many orders.
LEAST_SEGMENT, MOST_SEGMENTS = 100, 8


@dataclass(frozen=True)
class Comparison:
    """Both on the same later orders."""

    candidate: Figures
    in_force: Figures
    better: bool
    segments: dict[str, dict[str, float]]


def compare(known: Remembered, in_force: Learned, *, since: float | None, until: float) -> Comparison:
    """Learn from what was known on day `since` (None: the day after which a fifth of the orders came), and hold it
    against the model in force on the orders placed after. Raises TooFewOutcomes."""
    past = known.past
    if not len(past):
        raise TooFewOutcomes
    parted = float(np.quantile(past.placed, 0.8)) if since is None else since
    later = past.placed > parted
    test = past.take(later)
    if len(test) < LEAST_TEST or min(test.lost.sum(), (~test.lost).sum()) < LEAST_TEST_LOST:
        raise TooFewOutcomes
    candidate = learn(past, until=parted)
    new, old = candidate.probability(test.signals), in_force.probability(test.signals)
    mine, theirs = figures(new, test.lost), figures(old, test.lost)
    gained = _surprise(old, test.lost) - _surprise(new, test.lost)
    sure = gained.mean() > max(MARGIN, gained.std() / np.sqrt(len(gained)))
    return Comparison(
        mine, theirs, bool(sure and mine.auc > theirs.auc - WORSE_AUC), _segments(known, later, new, test)
    )


def reference_of(past: Past) -> dict[str, dict[str, list[float]]]:
    """How each signal was spread in the latest quarter of what was learned from: what drift is measured against.

    A market grows older: accounts, parcels taken and the like rise by themselves, and are no alarm.
    """
    found = {}
    latest = past.signals[past.placed >= np.quantile(past.placed, 0.75)]
    for name, column in zip(FEATURES, latest.T, strict=True):
        edges = measures.edges_of(column)
        found[name] = {"edges": edges.tolist(), "shares": measures.shares(column, edges).round(5).tolist()}
    return found


def _surprise(probability: Array, lost: Array) -> Array:
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    found: Array = -np.where(lost, np.log(clipped), np.log(1 - clipped))
    return found


def _segments(known: Remembered, later: Array, probability: Array, test: Past) -> dict[str, dict[str, float]]:
    """The same figures for first orders and others, and for the towns with most orders; nothing about people."""
    newcomer = known.newcomer[later]
    areas = np.array([area for area, kept in zip(known.area, later, strict=True) if kept])
    parts: dict[str, Array] = {"first orders": newcomer, "later orders": ~newcomer}
    for area, _count in Counter(areas.tolist()).most_common(MOST_SEGMENTS):
        parts[area] = areas == area
    found: dict[str, dict[str, float]] = {}
    for name, rows in parts.items():
        if rows.sum() >= LEAST_SEGMENT:
            found[name] = as_card(figures(probability[rows], test.lost[rows]))
    return found


def card_of(known: Remembered, comparison: Comparison, learned: Learned) -> dict[str, Any]:
    """What a person needs to judge a version."""
    return {
        "rows": len(known),
        "lost": round(float(known.past.lost.mean()), 5),
        "from": known.beginning.date().isoformat(),
        "trees": len(learned.trees),
        "signals": list(FEATURES),
        "tested": as_card(comparison.candidate),
        "in_force": as_card(comparison.in_force),
        "better": comparison.better,
        "segments": comparison.segments,
    }
