"""How good probabilities are; arrays of the same length, outcomes True where the parcel was lost."""

import numpy as np

Array = np.ndarray


def chance(log_odds: Array) -> Array:
    """Probabilities of log-odds; beyond ±35 nothing changes."""
    found: Array = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -35.0, 35.0)))
    return found


def auc(probability: Array, lost: Array) -> float:
    """The chance that a lost parcel was given a higher probability than a taken one; ties count half."""
    lost = lost.astype(bool)
    positives, negatives = int(lost.sum()), int((~lost).sum())
    if not positives or not negatives:
        return float("nan")
    _values, where, counts = np.unique(probability, return_inverse=True, return_counts=True)
    rank = np.cumsum(counts) - (counts - 1) / 2
    return float((rank[where][lost].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def brier(probability: Array, lost: Array) -> float:
    """Mean squared error."""
    return float(np.mean((probability - lost) ** 2))


def log_loss(probability: Array, lost: Array) -> float:
    """Mean surprise in nats."""
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return float(-np.mean(np.where(lost, np.log(clipped), np.log(1 - clipped))))


def ece(probability: Array, lost: Array, bins: int = 10) -> float:
    """Expected calibration error: the mean distance between what was said and what happened, over equally full bins."""
    order = np.argsort(probability, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return float(sum(len(part) * abs(probability[part].mean() - lost[part].mean()) for part in parts) / len(order))


def psi(expected: Array, actual: Array) -> float:
    """Population stability index of two sets of shares over the same bins; 0.1 is little, 0.25 is much."""
    expected, actual = np.maximum(expected, 1e-4), np.maximum(actual, 1e-4)
    return float(np.sum((actual - expected) * np.log(actual / expected)))


def shares(values: Array, edges: Array) -> Array:
    """Which share of the values lies in each of the bins that `edges` part."""
    counted = np.bincount(np.searchsorted(edges, values, side="right"), minlength=len(edges) + 1)
    found: Array = counted / max(1, len(values))
    return found


def edges_of(values: Array, bins: int = 10) -> Array:
    """Edges that part the values into about equally full bins; fewer where values repeat."""
    found: Array = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)[1:-1]))
    return found
