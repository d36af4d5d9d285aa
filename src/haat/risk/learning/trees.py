"""Small boosted trees on what a given log-odds leaves unexplained (Friedman 2001, with second derivatives).

They begin at the logistic's log-odds, which the usual libraries' histogram trees cannot; a tree is two short lists.
"""

from dataclasses import dataclass, field

import numpy as np

from haat.risk.learning.measures import chance

Array = np.ndarray
BINS = 32
DEPTH = 4
RATE = 0.06
MOST_ROUNDS = 160
ROWS_A_TREE, SIGNALS_A_TREE = 0.5, 0.6
CAUTION = 40.0
LEAST_CURVE = 15.0


@dataclass(frozen=True)
class Tree:
    """A full binary tree. Inner node n asks whether signal `feature[n]` > `threshold[n]` and goes on to 2n+1 or 2n+2.

    `value` has the log-odds of all nodes, leaves last; a node that asks nothing has feature −1 and goes on to 2n+1.
    """

    feature: Array
    threshold: Array
    value: Array

    def log_odds(self, signals: Array) -> Array:
        """What the tree adds to each row."""
        node = np.zeros(len(signals), dtype=np.int64)
        every = np.arange(len(signals))
        for _ in range(DEPTH):
            asked = self.feature[node]
            higher = (asked >= 0) & (signals[every, np.maximum(asked, 0)] > self.threshold[node])
            node = 2 * node + 1 + higher
        found: Array = self.value[node]
        return found


@dataclass
class Binned:
    """Signals as numbers of bins, and the edges between them."""

    bins: Array
    edges: list[Array] = field(default_factory=list)


def binned(signals: Array) -> Binned:
    """Bins of about equal size, at most BINS a signal."""
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in signals.T]
    columns = [np.searchsorted(edge, column, side="left") for edge, column in zip(edges, signals.T, strict=True)]
    return Binned(np.stack(columns, axis=1).astype(np.int32), edges)


def boost(signals: Array, lost: Array, begin: Array, weight: Array, *, rounds: int, seed: int = 0) -> list[Tree]:
    """Trees that go on from the log-odds `begin`, one after the other."""
    rng = np.random.default_rng([seed, 11])
    data = binned(signals)
    log_odds = begin.astype(float).copy()
    count, width = signals.shape
    trees = []
    for _ in range(rounds):
        rows = np.flatnonzero(rng.random(count) < ROWS_A_TREE)
        columns = np.sort(rng.permutation(width)[: max(1, round(width * SIGNALS_A_TREE))])
        expected = chance(log_odds)
        slope, curve = weight * (lost - expected), weight * expected * (1 - expected)
        tree = _grow(data, rows, columns, slope[rows], curve[rows])
        trees.append(tree)
        log_odds += tree.log_odds(signals)
    return trees


def _grow(data: Binned, rows: Array, columns: Array, slope: Array, curve: Array) -> Tree:
    """One tree on some rows and signals."""
    inner = 2**DEPTH - 1
    feature = np.full(inner, -1, dtype=np.int64)
    threshold = np.zeros(inner)
    value = np.zeros(2 * inner + 1)
    bins = data.bins[np.ix_(rows, columns)]
    offset = bins + (np.arange(len(columns)) * BINS)[None, :]
    node = np.zeros(len(rows), dtype=np.int64)
    for level in range(DEPTH + 1):
        first, many = 2**level - 1, 2**level
        slopes = np.bincount(node, weights=slope, minlength=many)
        curves = np.bincount(node, weights=curve, minlength=many)
        value[first : first + many] = RATE * slopes / (curves + CAUTION)
        if level == DEPTH:
            break
        found, cut = _best_splits(offset, node, slope, curve, many, len(columns))
        for number in np.flatnonzero(found >= 0):
            column = columns[found[number]]
            feature[first + number], threshold[first + number] = column, data.edges[column][cut[number]]
        higher = (found[node] >= 0) & (bins[np.arange(len(rows)), np.maximum(found[node], 0)] > cut[node])
        node = 2 * node + higher
    return Tree(feature, threshold, value)


def _best_splits(offset: Array, node: Array, slope: Array, curve: Array, many: int, width: int) -> tuple[Array, Array]:
    """For each node the column and the bin after which to part it; column −1 where nothing is gained."""
    place = (node * (width * BINS))[:, None] + offset
    shape = (many, width, BINS)
    slopes = np.bincount(place.ravel(), weights=np.repeat(slope, width), minlength=many * width * BINS).reshape(shape)
    curves = np.bincount(place.ravel(), weights=np.repeat(curve, width), minlength=many * width * BINS).reshape(shape)
    left_slope, left_curve = slopes.cumsum(axis=2)[:, :, :-1], curves.cumsum(axis=2)[:, :, :-1]
    all_slope, all_curve = slopes.sum(axis=2, keepdims=True), curves.sum(axis=2, keepdims=True)
    right_slope, right_curve = all_slope - left_slope, all_curve - left_curve
    gain = left_slope**2 / (left_curve + CAUTION) + right_slope**2 / (right_curve + CAUTION)
    gain -= all_slope**2 / (all_curve + CAUTION)
    gain[(left_curve < LEAST_CURVE) | (right_curve < LEAST_CURVE)] = -1.0
    flat = gain.reshape(many, -1)
    best = flat.argmax(axis=1)
    gained = flat[np.arange(many), best] > 1e-6
    return np.where(gained, best // (BINS - 1), -1), best % (BINS - 1)
