"""Learning a model from rows of the past, and saying honestly how good it is."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from haat.risk.learning import logistic, measures
from haat.risk.learning.logistic import Logistic
from haat.risk.learning.trees import MOST_ROUNDS, Tree, boost
from haat.risk.types import FEATURES

Array = np.ndarray
# Below these nothing is learned: the priors know more than so few parcels.
LEAST_ROWS, LEAST_LOST = 200, 40
# Trees ask for more than a logistic does.
ROWS_FOR_TREES = 3000
ROUNDS = (0, 20, 40, 60, 80, 120, MOST_ROUNDS)
# What an outcome counts after half a year, against one of today.
HALF_LIFE_DAYS = 270.0
# The calibration's own prior: a straight line through nothing, worth so many outcomes.
_CALIBRATION_WEIGHT = 60.0


class TooFewOutcomes(Exception):
    """There is less history than a model can learn from."""


@dataclass(frozen=True)
class Past:
    """Rows by time: signals in the order of FEATURES, whether the parcel was lost, days since the first row."""

    signals: Array
    lost: Array
    placed: Array
    ended: Array

    def __len__(self) -> int:
        return len(self.lost)

    def take(self, which: Array) -> "Past":
        """Some rows."""
        return Past(self.signals[which], self.lost[which], self.placed[which], self.ended[which])

    def known_by(self, day: float) -> "Past":
        """What was known on that day."""
        return self.take(self.ended <= day)


@dataclass(frozen=True)
class Learned:
    """What was learned; `numbers_of` writes it down."""

    line: Logistic
    trees: list[Tree] = field(default_factory=list)
    shift: float = 0.0
    slope: float = 1.0

    def log_odds(self, signals: Array) -> Array:
        """Before the calibration."""
        found = self.line.log_odds(signals)
        for tree in self.trees:
            found = found + tree.log_odds(signals)
        return found

    def probability(self, signals: Array) -> Array:
        """Of a lost parcel."""
        return measures.chance(self.shift + self.slope * self.log_odds(signals))


@dataclass(frozen=True)
class Figures:
    """On rows that a model had not seen."""

    rows: int
    lost: float
    auc: float
    brier: float
    log_loss: float
    ece: float


def priors() -> Learned:
    """What is believed without a history."""
    return Learned(logistic.prior())


def learn(past: Past, *, until: float, seed: int = 0) -> Learned:
    """Learn from what was known on day `until`. How many trees and which calibration is decided on the latest fifth,
    by a model that had not seen it; then everything is learned from. Raises TooFewOutcomes."""
    known = past.known_by(until)
    if len(known) < LEAST_ROWS or known.lost.sum() < LEAST_LOST or (~known.lost).sum() < LEAST_LOST:
        raise TooFewOutcomes
    parted = float(np.quantile(known.placed, 0.8))
    earlier, later = known.known_by(parted), known.take(known.placed > parted)
    if min(earlier.lost.sum(), (~earlier.lost).sum(), later.lost.sum(), (~later.lost).sum()) < LEAST_LOST / 4:
        return Learned(logistic.fit(known.signals, known.lost, _weight(known, until)))
    tried = _fit(earlier, parted, MOST_ROUNDS if len(earlier) >= ROWS_FOR_TREES else 0, seed)
    rounds, shift, slope = _tuned(tried, later)
    final = _fit(known, until, rounds, seed)
    return Learned(final.line, final.trees, shift, slope)


def figures(probability: Array, lost: Array) -> Figures:
    """How good the probabilities were."""
    return Figures(
        rows=len(lost),
        lost=float(lost.mean()),
        auc=measures.auc(probability, lost),
        brier=measures.brier(probability, lost),
        log_loss=measures.log_loss(probability, lost),
        ece=measures.ece(probability, lost),
    )


def numbers_of(learned: Learned) -> dict[str, Any]:
    """As `trained.Trained` reads it, in names that survive a change of the signals' order."""
    return {
        "intercept": round(learned.line.intercept, 6),
        "weights": {name: round(float(value), 6) for name, value in zip(FEATURES, learned.line.weights, strict=True)},
        "trees": [
            {
                "feature": [FEATURES[number] if number >= 0 else "" for number in tree.feature.tolist()],
                "threshold": tree.threshold.tolist(),
                "value": [round(value, 6) for value in tree.value.tolist()],
            }
            for tree in learned.trees
        ],
        "shift": round(learned.shift, 6),
        "slope": round(learned.slope, 6),
    }


def as_card(found: Figures) -> dict[str, float]:
    """Rounded, for a model card; what cannot be said is left out."""
    return {name: round(value, 5) for name, value in asdict(found).items() if math.isfinite(value)}


def learned_from(numbers: Mapping[str, Any]) -> Learned:
    """The opposite of `numbers_of`, for whole arrays at once; a signal that no longer exists asks nothing."""
    place = {name: number for number, name in enumerate(FEATURES)}
    weights = np.array([float(numbers["weights"].get(name, 0.0)) for name in FEATURES])
    found = [
        Tree(
            np.array([place.get(name, -1) for name in tree["feature"]]),
            np.array(tree["threshold"]),
            np.array(tree["value"]),
        )
        for tree in numbers["trees"]
    ]
    return Learned(Logistic(numbers["intercept"], weights), found, numbers["shift"], numbers["slope"])


def matrix(rows: list[Mapping[str, float]]) -> Array:
    """Stored signals as an array; a signal that a row does not have yet counts as ordinary."""
    usual = dict(zip(FEATURES, logistic.ordinary().tolist(), strict=True))
    found = [[float(row.get(name, usual[name])) for name in FEATURES] for row in rows]
    return np.array(found).reshape(-1, len(FEATURES))


def _fit(past: Past, until: float, rounds: int, seed: int) -> Learned:
    weight = _weight(past, until)
    line = logistic.fit(past.signals, past.lost, weight)
    begin = line.log_odds(past.signals)
    return Learned(line, boost(past.signals, past.lost, begin, weight, rounds=rounds, seed=seed))


def _tuned(tried: Learned, later: Past) -> tuple[int, float, float]:
    """How many trees say most about later rows, and the calibration that goes with them."""
    log_odds = tried.line.log_odds(later.signals)
    best, kept = math.inf, (0, 0.0, 1.0)
    done = 0
    for rounds in ROUNDS:
        if rounds > len(tried.trees):
            break
        for tree in tried.trees[done:rounds]:
            log_odds = log_odds + tree.log_odds(later.signals)
        done = rounds
        shift, slope = calibrate(log_odds, later.lost)
        loss = measures.log_loss(measures.chance(shift + slope * log_odds), later.lost)
        if loss < best - 2e-5:
            best, kept = loss, (rounds, shift, slope)
    return kept


def calibrate(log_odds: Array, lost: Array) -> tuple[float, float]:
    """Shift and slope (Platt) that make the log-odds true on these rows, drawn to 0 and 1 while the rows are few."""
    rows = np.stack([np.ones(len(log_odds)), log_odds], axis=1)
    given, found = np.array([0.0, 1.0]), np.array([0.0, 1.0])
    for _ in range(25):
        expected = measures.chance(rows @ found)
        slope = rows.T @ (lost - expected) - _CALIBRATION_WEIGHT / 4 * (found - given)
        curve = (rows * (expected * (1 - expected))[:, None]).T @ rows + np.eye(2) * _CALIBRATION_WEIGHT / 4
        step = np.linalg.solve(curve, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return float(found[0]), float(max(0.2, found[1]))


def _weight(past: Past, until: float) -> Array:
    found: Array = 0.5 ** ((until - past.ended) / HALF_LIFE_DAYS)
    return found
