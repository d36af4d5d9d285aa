"""Second looks: a close-up of the label, of the work, or of a flaw told in the open."""

import math
import random

import numpy as np

from dev.seeds.garments.fabrics import Fabric
from dev.seeds.garments.geometry import smooth
from dev.seeds.garments.render import Framing
from dev.seeds.garments.sketch import Sketch


def _middle(sketch: Sketch) -> tuple[float, float]:
    """A point on the largest piece, where the eye would rest."""
    largest = max(sketch.pieces, key=lambda piece: float(np.prod(np.ptp(piece.outline, axis=0))))
    low, high = largest.outline.min(axis=0), largest.outline.max(axis=0)
    return float((low[0] + high[0]) / 2), float(low[1] * 0.55 + high[1] * 0.45)


def flaw_at(sketch: Sketch, seed: int) -> tuple[float, float]:
    """Where this thing's flaw is."""
    x, y = sketch.focus or _middle(sketch)
    r = random.Random(seed)
    reach = 20 if sketch.focus else 90
    return x + r.uniform(-reach, reach), y + r.uniform(0, reach)


def close_up(sketch: Sketch, size: tuple[int, int], view: str, seed: int) -> Framing:
    """A framing two to three times nearer, around what `view` is about."""
    if view == "label" and sketch.label_at:
        x, y = sketch.label_at
    elif view == "flaw":
        x, y = flaw_at(sketch, seed)
    else:
        x, y = sketch.focus or _middle(sketch)
    scale = size[0] / (330 if view == "flaw" else 400)
    angle = math.radians(random.Random(seed).uniform(-9, 9))
    (a, b), *_ = Framing(scale, angle, 0, 0)(sketch.sway(np.array([[x, y]])))
    return Framing(scale, angle, float(size[0] / 2 - a), float(size[1] * 0.48 - b))


def show_flaw(sketch: Sketch, where: tuple[float, float], seed: int) -> None:
    """A pulled thread, a scuff, a small stain or a missing stitch, by what the thing is made of."""
    x, y = where
    r = random.Random(seed)
    match kind_of_flaw(sketch.fabric):
        case "pulled thread":
            loop = smooth(
                [
                    (x - 44, y + 4),
                    (x - 12, y - 3),
                    (x + 2, y - 16),
                    (x + 13, y + 2),
                    (x + 6, y + 16),
                    (x + 20, y + 2),
                    (x + 52, y - 4),
                ]
            )
            sketch.line(loop + np.array([2, 4]), "#000", 4, 0.35).line(loop, "#f3e8d2", 3.2, 1)
            for dx in (-26, -14, 26, 38):
                sketch.line(smooth([(x + dx, y - 22), (x + dx * 0.7, y), (x + dx, y + 22)]), width=2, opacity=0.3)
        case "scuff":
            for _ in range(12):
                a, b, long = x + r.uniform(-26, 26), y + r.uniform(-18, 18), r.uniform(8, 26)
                sketch.line(
                    smooth([(a, b), (a + long * 0.5, b - 3), (a + long, b - r.uniform(2, 8))]),
                    "#e9d8bd",
                    r.uniform(1, 2.6),
                    0.5,
                )
        case _:
            outer = smooth(
                [
                    (x + 24 * math.cos(t) * r.uniform(0.8, 1.15), y + 18 * math.sin(t) * r.uniform(0.8, 1.15))
                    for t in np.linspace(0, 5.6, 9)
                ],
                closed=True,
            )
            sketch.blob(outer, "#6b4520", 0.26).line(outer, "#4a2c10", 2, 0.35, closed=True)
            sketch.blob((outer - [x, y]) * 0.6 + [x + 2, y + 1], "#6b4520", 0.16)


def kind_of_flaw(fabric: Fabric) -> str:
    """What goes wrong first with this stuff: "pulled thread", "scuff" or "stain"."""
    if fabric.name in ("knit", "silk", "chiffon", "lawn", "wool"):
        return "pulled thread"
    return "scuff" if fabric.name in ("leather", "suede", "metal", "rubber", "puffer") else "stain"
