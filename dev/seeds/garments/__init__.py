"""Drawn flat-lays: garments with cut, cloth, folds and light, by seed. `draw` makes one; `catalogue` says what exists."""

import math
import random

from PIL import Image

from dev.seeds.garments import fabrics, render, tiles
from dev.seeds.garments.dyes import dark, hex_of, luminance, mix
from dev.seeds.garments.grounds import ground as lay_ground
from dev.seeds.garments.kinds import KINDS
from dev.seeds.garments.lettering import label
from dev.seeds.garments.sketch import Sketch
from dev.seeds.garments.views import close_up, flaw_at, show_flaw

VIEWS = ("front", "label", "detail", "flaw")
RATIOS = {"tall": (3, 4), "portrait": (4, 5), "square": (1, 1), "wide": (8, 7)}


def draw(
    kind: str,
    palette: tuple[str, ...],
    pattern: str = "solid",
    ground: tuple[str, tuple[str, ...]] = ("linen", ("#e9dfcd",)),
    seed: int = 0,
    view: str = "front",
    *,
    fabric: str = "COTTON",
    ratio: str = "tall",
    width: int = 900,
    brand: str = "",
    size: str = "",
    flawed: bool = False,
) -> Image.Image:
    """One picture, RGB, `width` pixels wide; the same arguments give the same picture.

    `palette` holds dyes by key (or #rrggbb): the ground of the cloth, then its figures. `ground` is (name, colors).
    Raises KeyError for a kind, pattern, ground or dye that is not known, ValueError for an unknown view.
    """
    if view not in VIEWS:
        raise ValueError(view)
    across, down = RATIOS[ratio]
    picture = (width, round(width * down / across))
    sketch = Sketch(seed, getattr(fabrics, fabric), dark(palette[0], 0.78))
    KINDS[kind](sketch)
    if sketch.label_at and (brand or size):
        sketch.stamp(*sketch.label_at, label(brand, size), 0.62)
    if flawed or view == "flaw":
        show_flaw(sketch, flaw_at(sketch, seed), seed)
    r = random.Random(seed * 31 + len(view))
    if view == "front":
        angle = math.radians(r.uniform(-5, 5))
        framing = render.frame(
            sketch, picture, r.uniform(0.86, 0.97), angle, (r.uniform(-0.012, 0.012), r.uniform(-0.012, 0.012))
        )
        zoom = 1.2
    else:
        framing, zoom = close_up(sketch, picture, view, seed), 2.4
    names = {piece.tile for piece in sketch.pieces}
    cloth = {name: _tile(name, palette, pattern, sketch.fabric.weave, zoom) for name in names}
    floor = lay_ground(*ground, picture, seed)
    return render.paint(sketch, cloth, floor, framing, seed, zoom=zoom)


def _tile(role: str, palette: tuple[str, ...], pattern: str, weave: str, zoom: float) -> render.Pixels:
    """What a piece's role means in this palette."""
    base = hex_of(palette[0])
    trim = hex_of(palette[1]) if len(palette) > 1 else dark(base, 0.3)
    match role:
        case "cloth":
            return tiles.tile(pattern, palette, weave, zoom)
        case "plain":
            return tiles.tile("solid", (base,), weave, zoom)
        case "trim":
            return tiles.tile("solid", (trim,), weave, zoom)
        case "inside":
            return tiles.tile("solid", (mix(base, "#d8cbb5", 0.25) if luminance(base) < 0.6 else base,), weave, zoom)
        case "rib":
            return tiles.tile("rib", (base,), "none", zoom)
        case "border":
            return tiles.tile("zari border", (base, trim), "satin", zoom * 0.7)
        case "brocade":
            return tiles.tile("zari brocade", (dark(trim, 0.15), "gold", "ivory"), "satin", zoom * 0.7)
        case "lining":
            return tiles.tile("solid", ("#b98d62",), "grain", zoom)
        case "leather":
            return tiles.tile("solid", ("tan",), "grain", zoom)
        case "sole":
            return tiles.tile("solid", ("#3b2a20" if luminance(base) > 0.2 else "#5a4030",), "grain", zoom)
        case "gold":
            return tiles.tile("solid", ("#c9983a",), "none", zoom)
        case _:
            return tiles.tile("solid", ("#f0eadd",), "plain", zoom)
