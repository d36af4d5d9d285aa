"""What a kind draws: pieces of cloth one over another, with folds, and lines and small things on top."""

import random
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from dev.seeds.garments.fabrics import Fabric
from dev.seeds.garments.geometry import Points, Sway, circle, evenly, moved, smooth


@dataclass(slots=True)
class Fold:
    """A ridge (or, with negative depth, a valley) along a line; `width` in units, thin at both ends if `tapered`."""

    spine: Points
    width: float
    depth: float


@dataclass(slots=True)
class Piece:
    """One piece of cloth: where it is, what it is made of, how it lies."""

    outline: Points
    tile: str
    turn: float
    fabric: Fabric
    lift: float
    puff: float
    shadow: float
    tone: float
    folds: list[Fold] = field(default_factory=list)


class Sketch:
    """A drawing in the making. `tile` names a texture: "cloth" the pattern, "plain" its ground, others by role."""

    def __init__(self, seed: int, fabric: Fabric, ink: str) -> None:
        self.random = random.Random(seed)
        self.sway = Sway(seed, fabric.sway)
        self.fabric = fabric
        self.ink = ink
        self.pieces: list[Piece] = []
        self.marks: list[str] = []
        self.clips: list[str] = []
        self.label_at: tuple[float, float] | None = None
        self.focus: tuple[float, float] | None = None
        self.reach: Points | None = None

    def extent(self) -> Points:
        """Points all around the drawing, `reach` included where lines go further than cloth."""
        return np.vstack([piece.outline for piece in self.pieces] + ([] if self.reach is None else [self.reach]))

    def wobble(self, value: float, share: float = 0.06) -> float:
        """`value`, a little more or less."""
        return value * self.random.uniform(1 - share, 1 + share)

    def piece(
        self,
        outline: Points,
        tile: str = "cloth",
        *,
        turn: float = 0,
        fabric: Fabric | None = None,
        lift: float = 1.0,
        puff: float = 1.0,
        shadow: float = 1.0,
        tone: float = 0.0,
        edge: float = 0.5,
        covers: bool = False,
    ) -> Self:
        """Lay a piece over what is there. `tone` darkens (-) or lightens (+); `covers` hides lines below it."""
        laid = self.sway(outline)
        if covers and self.marks:
            self._cover(laid)
        self.pieces.append(Piece(laid, tile, turn, fabric or self.fabric, lift, puff, shadow, tone))
        if edge:
            self.marks.append(_path(laid, "none", self.ink, 2.4, edge, closed=True))
        return self

    def _cover(self, laid: Points) -> None:
        name = f"u{len(self.clips)}"
        field = "M-2000,-2000H4000V4000H-2000Z"
        self.clips.append(f'<clipPath id="{name}"><path clip-rule="evenodd" d="{field}{_d(laid)}Z"/></clipPath>')
        self.marks = [f'<g clip-path="url(#{name})">', *self.marks, "</g>"]

    def fold(self, points: list[tuple[float, float]], width: float = 22, depth: float = 1.0) -> Self:
        """A fold of the newest piece through the points."""
        self.pieces[-1].folds.append(Fold(self.sway(smooth(points, detail=6)), width, depth))
        return self

    def folds(
        self, count: int, start: tuple[float, float, float, float], end: tuple[float, float, float, float]
    ) -> Self:
        """`count` folds from somewhere in the box `start` (x0, y0, x1, y1) to somewhere in the box `end`."""
        r = self.random.uniform
        for number in range(count):
            t = (number + r(0.2, 0.8)) / count
            x0, y0 = start[0] + (start[2] - start[0]) * t, r(start[1], start[3])
            x1, y1 = end[0] + (end[2] - end[0]) * t, r(end[1], end[3])
            middle = ((x0 + x1) / 2 + r(-14, 14), (y0 + y1) / 2 + r(-14, 14))
            self.fold([(x0, y0), middle, (x1, y1)], r(14, 34), r(0.5, 1.1) * self.random.choice((1, 1, -0.8)))
        return self

    def line(
        self,
        points: Points,
        color: str | None = None,
        width: float = 2.4,
        opacity: float = 0.6,
        *,
        dash: str = "",
        closed: bool = False,
        fill: str = "none",
    ) -> Self:
        """A drawn line (or filled shape) in ink or `color`."""
        self.marks.append(_path(self.sway(points), fill, color or self.ink, width, opacity, closed=closed, dash=dash))
        return self

    def seam(self, points: Points) -> Self:
        """Where two pieces are joined: a dark line with a lighter one beside it."""
        self.line(points, width=2.6, opacity=0.45)
        return self.line(points + np.array([1.8, 2.2]), "#fff", 1.6, 0.18)

    def stitch(self, points: Points, color: str | None = None, width: float = 2.0, opacity: float = 0.55) -> Self:
        """A row of stitches."""
        return self.line(points, color, width, opacity, dash="7 5")

    def blob(self, points: Points, fill: str, opacity: float = 1.0, stroke: float = 0) -> Self:
        """A filled shape without its own relief."""
        laid = self.sway(points)
        self.marks.append(
            f'<path d="{_d(laid)}Z" fill="{fill}" fill-opacity="{opacity}"'
            + (f' stroke="{self.ink}" stroke-width="{stroke}" stroke-opacity=".6"/>' if stroke else "/>")
        )
        return self

    def stamp(self, x: float, y: float, drawing: str, scale: float = 1, turn: float = 0) -> Self:
        """A small SVG drawing, made around its own origin."""
        (a, b), *_ = self.sway(np.array([[x, y]]))
        self.marks.append(
            f'<g transform="translate({a:.1f} {b:.1f}) rotate({turn:.1f}) scale({scale:.3f})">{drawing}</g>'
        )
        return self

    def along(self, spine: Points, drawing: str, spacing: float, scale: float = 1, turn: float = 0) -> Self:
        """The same small drawing again and again along a line."""
        for x, y, way in evenly(spine, spacing):
            self.stamp(x, y, drawing, scale, way + turn)
        return self

    def button(self, x: float, y: float, radius: float = 9, color: str = "#efe3cf") -> Self:
        """A sewn button with its shadow, rim, four holes and a light."""
        drawing = (
            f'<circle cx="2" cy="3" r="{radius * 1.05}" fill="#000" fill-opacity=".35"/><circle r="{radius}" fill="{color}"/>'
            f'<circle r="{radius}" fill="none" stroke="#000" stroke-opacity=".4" stroke-width="1.4"/>'
            f'<circle r="{radius * 0.68}" fill="none" stroke="#000" stroke-opacity=".22" stroke-width="1.5"/>'
            f'<path d="M{-radius * 0.62},{-radius * 0.35}A{radius * 0.75},{radius * 0.75} 0 0 1 {radius * 0.1},{-radius * 0.7}"'
            ' fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="2" stroke-linecap="round"/>'
        )
        drawing += "".join(
            f'<circle cx="{a * radius * 0.24}" cy="{b * radius * 0.24}" r="{radius * 0.12}" fill="#000" fill-opacity=".65"/>'
            for a in (-1, 1)
            for b in (-1, 1)
        )
        return self.stamp(x, y, drawing, turn=self.random.uniform(-40, 40))

    def zip(self, points: Points, metal: str = "#c9a24a", width: float = 11) -> Self:
        """A zipper: tape, teeth, and a puller at its beginning."""
        self.line(points, "#1d1816", width + 5, 0.75)
        self.line(points, metal, width * 0.62, 0.95, dash="3.2 2.6")
        self.line(points, "#000", 1.6, 0.7)
        x, y = points[0]
        puller = (
            f'<rect x="-7" y="-4" width="14" height="16" rx="3" fill="{metal}" stroke="#000" stroke-opacity=".5"/>'
            f'<rect x="-4.5" y="10" width="9" height="30" rx="4" fill="{metal}" stroke="#000" stroke-opacity=".5"/>'
            '<rect x="-2" y="16" width="4" height="16" rx="2" fill="#000" fill-opacity=".35"/>'
        )
        return self.stamp(float(x), float(y), puller, turn=self.random.uniform(-14, 14))

    def ring(self, x: float, y: float, rx: float, ry: float, color: str, width: float, turn: float = 0) -> Self:
        """A bent rod of metal or plastic: dark below, bright on top."""
        hoop = circle(x, y, rx, ry, turn, 40)
        self.line(hoop + np.array([3, 4]), "#000", width, 0.22, closed=True)
        self.line(hoop, color, width, 1, closed=True)
        self.line(hoop + np.array([width * 0.3, width * 0.3]), "#000", width * 0.3, 0.25, closed=True)
        return self.line(hoop - np.array([width * 0.2, width * 0.2]), "#fff", width * 0.22, 0.6, closed=True)

    def place(self, points: Points, x: float, y: float, turn: float = 0, scale: float = 1) -> Points:
        """`points` carried elsewhere; see `geometry.moved`."""
        return moved(points, x, y, turn, scale)


def _d(points: Points) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _path(
    points: Points, fill: str, color: str, width: float, opacity: float, *, closed: bool = False, dash: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{_d(points)}{"Z" if closed else ""}" fill="{fill}" stroke="{color}" stroke-width="{width:.1f}"'
        f' stroke-opacity="{opacity}" stroke-linejoin="round" stroke-linecap="{"butt" if dash else "round"}"{dashed}/>'
    )
