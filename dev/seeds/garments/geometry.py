"""Curves in the garment's own space: x to the right of its centre line, y down, about 1,000 units tall."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
# A step of an outline: (x, y) a line, (qx, qy, x, y) a quadratic, (ax, ay, bx, by, x, y) a cubic curve.
Step = tuple[float, ...]


def curve(steps: Sequence[Step], detail: int = 9) -> Points:
    """The points along an open outline; its first step is the point where it begins."""
    points = [np.array([steps[0]], dtype=float)]
    here = np.array(steps[0][-2:], dtype=float)
    t = np.linspace(0, 1, detail + 1)[1:, None]
    for step in steps[1:]:
        numbers = np.array(step, dtype=float).reshape(-1, 2)
        if len(numbers) == 1:
            points.append(here + (numbers[0] - here) * np.linspace(0, 1, 4)[1:, None])
        elif len(numbers) == 2:
            points.append((1 - t) ** 2 * here + 2 * (1 - t) * t * numbers[0] + t**2 * numbers[1])
        else:
            points.append(
                (1 - t) ** 3 * here
                + 3 * (1 - t) ** 2 * t * numbers[0]
                + 3 * (1 - t) * t**2 * numbers[1]
                + t**3 * numbers[2]
            )
        here = numbers[-1]
    return np.vstack(points)


def both_sides(steps: Sequence[Step]) -> Points:
    """A closed outline from its right half, from the top of the centre line to the bottom of it."""
    right = curve(steps)
    return np.vstack([right, flipped(right)[::-1]])


def flipped(points: Points) -> Points:
    """The same on the other side of the centre line."""
    return points * np.array([-1.0, 1.0])


def smooth(points: Sequence[tuple[float, float]], closed: bool = False, detail: int = 8) -> Points:
    """A curve through all points (Catmull-Rom)."""
    p = np.array(points, dtype=float)
    padded = np.vstack([p[-1:], p, p[:2]]) if closed else np.vstack([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, 1, detail, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(parts if closed else [*parts, p[-1:]])


def ribbon(spine: Points, widths: Sequence[float]) -> Points:
    """The closed outline of a band along `spine`; `widths` are spread evenly over its length."""
    side = normals(spine)
    half = np.interp(np.linspace(0, 1, len(spine)), np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    return np.vstack([spine + side * half, (spine - side * half)[::-1]])


def normals(spine: Points) -> Points:
    """Unit vectors to the right of the way along `spine`."""
    way = np.gradient(spine, axis=0)
    length = np.hypot(way[:, 0], way[:, 1])[:, None]
    length[length == 0] = 1
    return np.column_stack([-way[:, 1], way[:, 0]]) / length


def offset(spine: Points, distance: float) -> Points:
    """The curve beside `spine`, `distance` to the right of the way along it."""
    return spine + normals(spine) * distance


def evenly(spine: Points, spacing: float) -> list[tuple[float, float, float]]:
    """(x, y, degrees of the way) every `spacing` units along `spine`."""
    steps = np.hypot(*np.diff(spine, axis=0).T)
    along = np.concatenate([[0], np.cumsum(steps)])
    count = max(2, int(along[-1] / spacing) + 1)
    at = np.linspace(0, along[-1], count)
    x, y = np.interp(at, along, spine[:, 0]), np.interp(at, along, spine[:, 1])
    way = np.degrees(np.arctan2(np.gradient(y), np.gradient(x)))
    return [(float(a), float(b), float(c)) for a, b, c in zip(x, y, way, strict=True)]


def circle(x: float, y: float, rx: float, ry: float | None = None, turn: float = 0, detail: int = 28) -> Points:
    """A closed ellipse, turned by `turn` degrees."""
    t = np.linspace(0, 2 * math.pi, detail, endpoint=False)
    return moved(np.column_stack([rx * np.cos(t), (ry or rx) * np.sin(t)]), x, y, turn)


def moved(points: Points, x: float, y: float, turn: float = 0, scale: float = 1) -> Points:
    """Scaled, turned by `turn` degrees, then carried to (x, y)."""
    angle = math.radians(turn)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    return points @ np.array([[cos, sin], [-sin, cos]]) + np.array([x, y])


class Sway:
    """The hand of whoever laid it down: a gentle displacement of all points, by seed."""

    def __init__(self, seed: int, strength: float) -> None:
        random = np.random.default_rng(seed)
        self.waves = [
            (random.uniform(0, 6.28), random.uniform(0, 6.28), strength * size, 6.283 / length, random.uniform(0, 3.14))
            for length, size in ((1300, 7.0), (620, 4.5), (300, 2.2), (130, 0.8))
        ]

    def __call__(self, points: Points) -> Points:
        x, y = points[:, 0], points[:, 1]
        dx, dy = np.zeros(len(points)), np.zeros(len(points))
        for first, second, size, frequency, turn in self.waves:
            across, along = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
            dx += size * np.sin(along * frequency + first)
            dy += size * np.sin(across * frequency + second)
        return points + np.column_stack([dx, dy])
