"""A logistic regression that begins at the documented priors and leaves them only as far as the data bear it out."""

from dataclasses import dataclass

import numpy as np

from haat.risk.learning.measures import chance
from haat.risk.rules.priors import CENTRE, ORDINARY, WEIGHTS
from haat.risk.types import FEATURES

Array = np.ndarray
# How far a weight may stray from its prior, in log-odds for one standard deviation of its signal: the normal prior's
# width. With a hundred outcomes the priors rule, with ten thousand the data do.
STRAY, STRAY_INTERCEPT = 0.15, 0.5
# A signal that hardly varies in the rows is taken to vary so much: few rows must not set its weight free.
LEAST_SPREAD = 0.2


@dataclass(frozen=True)
class Logistic:
    """Log-odds = intercept + sum of weight × (signal − ordinary), in the order of FEATURES."""

    intercept: float
    weights: Array

    def log_odds(self, signals: Array) -> Array:
        """Of each row."""
        moved: Array = self.intercept + (signals - ordinary()) @ self.weights
        return moved


def ordinary() -> Array:
    """The signals of a buyer about whom nothing speaks either way."""
    return np.array([ORDINARY.get(name, 0.0) for name in FEATURES])


def prior() -> Logistic:
    """The documented priors as a logistic."""
    return Logistic(CENTRE, np.array([WEIGHTS.get(name, 0.0) for name in FEATURES]))


def fit(signals: Array, lost: Array, weight: Array) -> Logistic:
    """The most likely weights given prior and data, by Newton's method; `weight` is what each row counts."""
    start = prior()
    centred = signals - ordinary()
    spread = np.maximum(centred.std(axis=0), LEAST_SPREAD)
    rows = np.hstack([np.ones((len(centred), 1)), centred])
    given = np.concatenate([[start.intercept], start.weights])
    precision = np.concatenate([[STRAY_INTERCEPT**-2], (STRAY / spread) ** -2])
    found, reached = given.copy(), -np.inf
    step = np.zeros_like(given)
    for _ in range(60):
        likely = _log_likelihood(rows @ found, lost, weight) - 0.5 * precision @ (found - given) ** 2
        if likely < reached:
            # Too far: half the way is always uphill in the end.
            step = step / 2
            found = found - step
            continue
        reached = likely
        expected = chance(rows @ found)
        slope = rows.T @ (weight * (lost - expected)) - precision * (found - given)
        curve = (rows * (weight * expected * (1 - expected))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        if np.abs(step * np.concatenate([[1.0], spread])).max() < 1e-5:
            break
        found = found + step
    return Logistic(float(found[0]), found[1:])


def _log_likelihood(log_odds: Array, lost: Array, weight: Array) -> float:
    return float(-(weight * np.logaddexp(0, np.where(lost, -log_odds, log_odds))).sum())
