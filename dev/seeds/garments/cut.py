"""The tailor's block: bodies, sleeves, collars, cuffs and hems from which the kinds are cut."""

import math
from dataclasses import dataclass

import numpy as np

from dev.seeds.garments.dyes import pale
from dev.seeds.garments.geometry import Points, Step, both_sides, curve, flipped, ribbon
from dev.seeds.garments.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Body:
    """Half widths and heights, in units: the neck point is at y = 0."""

    length: float = 700
    neck: float = 78
    depth: float = 80
    shoulder: float = 205
    drop: float = 42
    armhole: float = 245
    chest: float = 220
    waist: float = 208
    waist_at: float = 430
    hem: float = 224
    lift: float = 10
    dip: float = 12
    vee: bool = False


def outline(b: Body) -> Points:
    """The closed outline of the front."""
    neck: Step = (
        (b.neck * 0.9, b.depth * 0.52, b.neck, 0)
        if b.vee
        else (b.neck * 0.72, b.depth, b.neck * 0.98, b.depth * 0.42, b.neck, 0)
    )
    return both_sides(
        [
            (0, b.depth),
            neck,
            (b.shoulder, b.drop),
            (b.shoulder - 10, b.drop + 70, b.shoulder - 26, b.armhole - 50, b.chest, b.armhole),
            (b.chest - 4, b.armhole + 60, b.waist, b.waist_at - 80, b.waist, b.waist_at),
            (b.waist + 2, b.waist_at + 80, b.hem - 6, b.length - 120, b.hem, b.length - b.lift),
            (b.hem * 0.55, b.length + b.dip, 0, b.length + b.dip),
        ]
    )


def neckline(b: Body, beyond: float = 0) -> Points:
    """The front neck edge from the left neck point to the right one, `beyond` units outside of it."""
    k = 1 + beyond / 90
    depth = b.depth + beyond
    neck: Step = (
        (b.neck * 0.9 * k, depth * 0.52, b.neck * k, 0)
        if b.vee
        else (b.neck * 0.72 * k, depth, b.neck * 0.98 * k, depth * 0.42, b.neck * k, 0)
    )
    right = curve([(0, depth), neck])
    return np.vstack([flipped(right)[::-1], right])


def hemline(b: Body, above: float) -> Points:
    """A line parallel to the hem."""
    y = b.length - above
    right = curve([(0, y + b.dip), (b.hem * 0.55, y + b.dip, b.hem - 2, y - b.lift)])
    return np.vstack([flipped(right)[::-1], right])


def inside(sk: Sketch, b: Body, tile: str = "inside", rise: float = 16) -> None:
    """The back of the neck, seen through the front opening; remembers where a label belongs."""
    sk.piece(
        both_sides([(0, -rise), (b.neck * 0.7, -rise, b.neck + 4, 2), (b.neck * 0.8, b.depth * 0.8, 0, b.depth + 8)]),
        tile,
        tone=-0.3,
        lift=0,
        puff=0.3,
        shadow=0,
        edge=0,
    )
    sk.line(
        curve([(-b.neck - 2, 0), (-b.neck * 0.7, -rise, 0, -rise), (b.neck * 0.7, -rise, b.neck + 2, 0)]),
        width=2.4,
        opacity=0.55,
    )
    sk.label_at = (0, min(18, b.depth * 0.3))


def body(sk: Sketch, b: Body, tile: str = "cloth", *, folds: int = 5, **options: float) -> None:
    """The front, with the creases a worn front has."""
    sk.piece(outline(b), tile, lift=4, **options)  # type: ignore[arg-type]
    for side in (1, -1):
        x = side * b.chest
        sk.fold([(x * 0.92, b.armhole + 8), (x * 0.6, b.armhole + 70), (x * 0.35, b.armhole + 150)], 26, 0.6)
        sk.fold([(side * b.shoulder * 0.8, b.drop + 40), (x * 0.72, b.armhole * 0.7), (x * 0.84, b.armhole)], 20, -0.5)
    if folds:
        top, low = b.waist_at - 60, b.length - 20
        sk.folds(folds, (-b.waist * 0.8, top, b.waist * 0.8, top + 90), (-b.hem * 0.9, low - 120, b.hem * 0.9, low))


def sleeve(
    sk: Sketch,
    b: Body,
    side: int,
    *,
    length: float = 480,
    cuff: float = 62,
    angle: float = 24,
    tile: str = "cloth",
    bend: float = 26,
    puffed: float = 0,
) -> tuple[Points, float]:
    """One sleeve, laid before the body. Returns the line of its hem, outer to inner, and its lean in degrees."""
    lean = angle + sk.random.uniform(-5, 5)
    bend += sk.random.uniform(-14, 14)
    a = math.radians(lean)
    way, across = np.array([math.sin(a), math.cos(a)]), np.array([math.cos(a), -math.sin(a)])
    top, pit = np.array([b.shoulder - 14.0, b.drop]), np.array([b.chest - 14.0, b.armhole + 4.0])
    end = (top + pit) / 2 + way * length + across * (bend * 0.6)
    outer, inner = end + across * cuff, end - across * cuff
    elbow = (top + pit) / 2 + way * length * 0.55 + across * (bend + 0.0)
    wide = (b.armhole - b.drop) * 0.46
    fat = across * (wide + puffed) + way * puffed * 0.2
    steps = [
        tuple(top),
        (
            *(top + across * (14 + puffed) + way * 10),
            *(elbow + fat - way * length * 0.25),
            *(elbow + across * (wide * 0.5 + cuff * 0.5 + puffed * 0.7)),
        ),
        (
            *(elbow + across * (cuff + puffed * 0.8) + way * length * 0.2),
            *(outer - way * length * 0.12 + across * puffed * 0.5),
            *outer,
        ),
        (*(end + way * 7), *inner),
        (*(inner - way * length * 0.2 - across * puffed * 0.4), *(elbow - across * (wide * 0.42 + cuff * 0.4)), *pit),
        tuple(np.array([b.chest * 0.6, b.armhole])),
        tuple(np.array([b.shoulder * 0.72, b.drop + 6])),
    ]
    shape = curve(steps)
    hem = np.vstack([outer, end + way * 4, inner])
    mid = (top + pit) / 2
    lines = [
        [mid + across * 10 + way * 40, elbow + across * 22, end + across * cuff * 0.3 - way * 60],
        [pit + way * 14 + across * 4, mid + way * 120 - across * 8, elbow + across * wide * 0.4],
        [elbow - across * wide * 0.4, elbow + way * 22, elbow + across * wide * 0.55 + way * 4],
        [elbow - across * wide * 0.4 + way * 30, elbow + way * 62, elbow + across * wide * 0.4 + way * 60],
    ]
    sign = np.array([side, 1.0])
    sk.piece(shape * sign, tile, turn=-side * lean, lift=2, edge=0)
    sk.line(shape[:-9] * sign, width=2.4, opacity=0.5)
    for number, spine in enumerate(lines):
        sk.fold(
            [tuple(p * sign) for p in spine],
            sk.random.uniform(16, 28),
            sk.random.uniform(0.45, 0.9) * (-1 if number == 1 else 1),
        )  # type: ignore[misc]
    return hem * sign, side * lean


def cuff(
    sk: Sketch, hem: Points, depth: float, tile: str = "plain", flare: float = 4, button: str | None = None
) -> None:
    """A cuff of `depth` at the hem of a sleeve."""
    outer, inner = hem[0], hem[-1]
    across = (outer - inner) / np.hypot(*(outer - inner))
    down = np.array([-across[1], across[0]])
    if down[1] < 0:
        down = -down
    shape = np.vstack(
        [
            outer + across * flare - down * depth * 0.35,
            outer + across * flare + down * depth * 0.65,
            (outer + inner) / 2 + down * depth * 0.73,
            inner - across * flare + down * depth * 0.65,
            inner - across * flare - down * depth * 0.35,
        ]
    )
    turn = math.degrees(math.atan2(across[1], across[0]))
    sk.piece(shape, tile, turn=turn if abs(turn) < 90 else turn + 180, lift=4, puff=0.8, shadow=0.5)
    if button:
        x, y = outer - across * 22 + down * depth * 0.2
        sk.button(float(x), float(y), 7, button)


def band(sk: Sketch, spine: Points, width: float, tile: str = "trim", **options: float) -> None:
    """A ribbon sewn along a line."""
    sk.piece(ribbon(spine, [width]), tile, lift=5, puff=0.4, shadow=0.3, **options)  # type: ignore[arg-type]


def shirt_collar(sk: Sketch, b: Body, tile: str = "plain", spread: float = 60, point: float = 92) -> None:
    """Stand and two leaves."""
    sk.piece(
        both_sides([(0, -30), (b.neck * 0.8, -34, b.neck + 8, 2), (b.neck * 0.55, 22, 0, 26)]),
        "inside",
        tone=-0.2,
        lift=2,
        puff=0.5,
        shadow=0,
    )
    sk.label_at = (0, -2)
    for side in (1, -1):
        leaf = curve(
            [
                (2, 30),
                (b.neck * 0.5, 16, b.neck - 2, -26),
                (b.neck + 20, -20, b.neck + 26, 8),
                (b.neck + 8, point * 0.5, spread, point + 8),
                (28, 62, 2, 30),
            ]
        )
        sign = np.array([side, 1.0])
        sk.piece(leaf * sign, tile, turn=side * 28, lift=7, puff=0.9, shadow=0.9)
        sk.stitch(leaf[14:34] * np.array([side * 0.93, 0.95]) + np.array([0, 1]), pale(sk.ink, 0.7), 1.6, 0.5)


def placket(
    sk: Sketch,
    top: float,
    bottom: float,
    *,
    width: float = 30,
    buttons: int = 5,
    color: str = "#efe3cf",
    tile: str = "plain",
    x: float = 0,
) -> None:
    """A buttoned strip down the front."""
    strip = np.array(
        [
            [x - width / 2, top],
            [x + width / 2, top],
            [x + width / 2, (top + bottom) / 2],
            [x + width / 2, bottom],
            [x - width / 2, bottom],
            [x - width / 2, (top + bottom) / 2],
        ]
    )
    sk.piece(strip, tile, lift=6, puff=0.35, shadow=0.6)
    for side in (-1, 1):
        edge = np.array([[x + side * (width / 2 - 4), top], [x + side * (width / 2 - 4), bottom]])
        sk.stitch(np.linspace(edge[0], edge[1], 12), None, 1.5, 0.4)
    gap = (bottom - top - 44) / max(1, buttons - 1)
    for number in range(buttons):
        sk.button(x, top + 22 + gap * number, 8, color)


def pocket(
    sk: Sketch,
    x: float,
    y: float,
    w: float,
    h: float,
    tile: str = "cloth",
    *,
    flap: bool = False,
    color: str | None = None,
) -> None:
    """A patch pocket, pointed below."""
    shape = np.array([[x, y], [x + w, y], [x + w, y + h * 0.82], [x + w / 2, y + h], [x, y + h * 0.82]], float)
    sk.piece(shape, tile, lift=5, puff=0.4, shadow=0.5)
    sk.stitch((shape - [x + w / 2, y + h / 2]) * 0.9 + [x + w / 2, y + h / 2], color, 1.8, 0.6)
    if flap:
        lid = np.array(
            [
                [x - 4, y - 6],
                [x + w + 4, y - 6],
                [x + w + 4, y + h * 0.26],
                [x + w / 2, y + h * 0.42],
                [x - 4, y + h * 0.26],
            ],
            float,
        )
        sk.piece(lid, tile, lift=7, puff=0.5, shadow=0.8)
        sk.stitch((lid - [x + w / 2, y + h / 6]) * 0.88 + [x + w / 2, y + h / 6], color, 1.8, 0.6)


def gathers(sk: Sketch, y: float, half: float, down: float, low_half: float, count: int = 14) -> None:
    """Folds fanning out from a gathered line."""
    for number in range(count):
        t = (number + 0.5 + sk.random.uniform(-0.3, 0.3)) / count * 2 - 1
        reach = sk.random.uniform(0.45, 1.0)
        x, low = half * t, low_half * t
        sk.fold(
            [
                (x, y + 4),
                (x + (low - x) * 0.35, y + (down - y) * reach * 0.5),
                (x + (low - x) * reach, y + (down - y) * reach),
            ],
            sk.random.uniform(14, 30),
            sk.random.choice((1, -1)) * sk.random.uniform(0.6, 1.0),
        )
