"""A trained model as plain numbers, evaluated in plain Python: no library is loaded to serve a checkout."""

import math
from dataclasses import dataclass
from typing import Any

from haat.risk.rules.priors import ORDINARY
from haat.risk.types import FEATURES, Features


@dataclass(frozen=True, slots=True)
class Trained:
    """One version. Its numbers are what `training.numbers_of` wrote; signals it does not know count as ordinary."""

    version: str
    intercept: float
    weights: dict[str, float]
    # (name of the signal of each inner node or "", thresholds, log-odds of all nodes), see `trees.Tree`.
    trees: tuple[tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...]], ...]
    shift: float
    slope: float

    @classmethod
    def of(cls, version: str, numbers: dict[str, Any]) -> "Trained":
        """From the numbers of a stored version. Signals that no longer exist are left out."""
        known = set(FEATURES)
        trees = tuple(
            (
                tuple(name if name in known else "" for name in tree["feature"]),
                tuple(tree["threshold"]),
                tuple(tree["value"]),
            )
            for tree in numbers["trees"]
        )
        weights = {name: float(weight) for name, weight in numbers["weights"].items() if name in known}
        return cls(version, numbers["intercept"], weights, trees, numbers["shift"], numbers["slope"])

    def probability(self, features: Features) -> float:
        """Of a lost parcel."""
        log_odds = self.intercept + sum(
            weight * (getattr(features, name) - ORDINARY.get(name, 0.0)) for name, weight in self.weights.items()
        )
        for names, thresholds, values in self.trees:
            node, inner = 0, len(names)
            while node < inner:
                name = names[node]
                node = 2 * node + 1 + bool(name and getattr(features, name) > thresholds[node])
            log_odds += values[node]
        return 1.0 / (1.0 + math.exp(-(self.shift + self.slope * log_odds)))

    def contributions(self, features: Features) -> dict[str, float]:
        """What each signal moves the log-odds by: exact for the logistic, along the path for the trees."""
        parts = {
            name: self.slope * weight * (getattr(features, name) - ORDINARY.get(name, 0.0))
            for name, weight in self.weights.items()
        }
        for names, thresholds, values in self.trees:
            node, inner = 0, len(names)
            while node < inner:
                name = names[node]
                below = 2 * node + 1 + bool(name and getattr(features, name) > thresholds[node])
                if name:
                    parts[name] = parts.get(name, 0.0) + self.slope * (values[below] - values[node])
                node = below
        return parts
