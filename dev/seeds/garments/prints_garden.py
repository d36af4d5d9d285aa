"""Prints that grow: flowers, leaves, paisley. Every figure near an edge is drawn on both sides, so tiles are seamless."""

import math
import random

from dev.seeds.garments.dyes import mix
from dev.seeds.garments.prints_line import Print, dot, named

PRINTS: dict[str, Print] = {}


def scattered(figures: list[tuple[float, float, float, float, str]], size: float, reach: float = 40) -> str:
    """(x, y, turn, scale, drawing) each, repeated where it crosses an edge."""
    parts = []
    for x, y, turn, scale, drawing in figures:
        for i in (-size, 0, size):
            for j in (-size, 0, size):
                if -reach < x + i < size + reach and -reach < y + j < size + reach:
                    parts.append(
                        f'<g transform="translate({x + i:.1f} {y + j:.1f}) rotate({turn:.0f}) scale({scale:.2f})">{drawing}</g>'
                    )
    return "".join(parts)


def around(count: int, drawing: str, start: float = 0) -> str:
    return "".join(f'<g transform="rotate({start + 360 / count * i:.1f})">{drawing}</g>' for i in range(count))


def leaf(color: str, vein: str) -> str:
    return f'<path d="M0,0C7,-5 9,-16 2,-25C-6,-18 -8,-6 0,0Z" fill="{color}"/><path d="M0,0C1,-8 1,-16 2,-22" stroke="{vein}" stroke-width="1" fill="none"/>'


def daisy(petal: str, heart: str, count: int = 8) -> str:
    one = f'<path d="M0,-3C5,-7 5,-15 0,-17C-5,-15 -5,-7 0,-3Z" fill="{petal}"/>'
    return around(count, one) + dot(0, 0, 4.6, heart) + dot(-1.2, -1.2, 1.6, "#fff", 0.35)


def rose(a: str, b: str, count: int = 5) -> str:
    """A full rose, painted in turns from dark to light."""
    outer = around(
        count,
        f'<path d="M-13,-6C-16,-20 -5,-26 0,-24C8,-27 17,-18 13,-6C8,2 -8,2 -13,-6Z" fill="{mix(a, "#000000", 0.22)}"/>',
    )
    middle = around(count, f'<path d="M-9,-4C-11,-15 -3,-18 0,-17C6,-18 12,-12 9,-4C5,2 -5,2 -9,-4Z" fill="{a}"/>', 30)
    inner = around(4, f'<path d="M-5,-2C-6,-9 -2,-11 0,-10C4,-11 7,-7 5,-2Z" fill="{b}"/>', 10)
    strokes = around(
        count, f'<path d="M-9,-14C-4,-20 5,-20 9,-13" fill="none" stroke="{b}" stroke-width="1.6" stroke-opacity=".7"/>'
    )
    return outer + strokes + middle + inner + dot(0, 0, 3.4, mix(a, "#000000", 0.4))


@named("ditsy flowers", PRINTS)
def ditsy(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(4)
    figures = []
    for i in range(5):
        for j in range(5):
            x, y = i * 24 + (12 if j % 2 else 0) + r.uniform(-4, 4), j * 24 + r.uniform(-4, 4)
            drawing = (
                daisy((a, b)[(i + j) % 2], c, 5)
                if (i + 2 * j) % 3
                else leaf(mix(c, g, 0.25), g) + f'<g transform="rotate(70)">{leaf(mix(c, g, 0.25), g)}</g>'
            )
            figures.append((x, y, r.uniform(0, 360), r.uniform(0.42, 0.6), drawing))
    return scattered(figures, 120, 14), 120, 120


@named("meadow flowers", PRINTS)
def meadow(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(11)
    green = mix(c, "#2f5a3a", 0.3)
    spray = f'<path d="M0,0C6,-14 4,-30 12,-44" stroke="{green}" stroke-width="2.2" fill="none"/>' + "".join(
        f'<g transform="translate({x} {y}) rotate({t}) scale(.6)">{leaf(green, g)}</g>'
        for x, y, t in ((3, -8, 60), (5, -20, -50), (8, -32, 55))
    )
    blooms = [(28, 30, a), (98, 22, b), (64, 78, a), (132, 88, a), (22, 112, b), (96, 134, b)]
    figures = [(x + 4, y + 10, r.uniform(0, 360), 1.0, spray) for x, y, _ in blooms]
    figures += [
        (x, y, r.uniform(0, 360), r.uniform(0.85, 1.2), daisy(color, c if color == a else a, 7))
        for x, y, color in blooms
    ]
    figures += [(r.uniform(0, 156), r.uniform(0, 156), r.uniform(0, 360), 0.4, daisy(b, a, 5)) for _ in range(12)]
    return scattered(figures, 156), 156, 156


@named("roses", PRINTS)
def roses(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(5)
    green = c
    figures: list[tuple[float, float, float, float, str]] = []
    for x, y, size in ((44, 46, 1.35), (134, 36, 1.0), (92, 118, 1.2), (164, 132, 0.95), (18, 140, 0.85)):
        for k in range(5):
            figures.append(
                (
                    x,
                    y,
                    k * 72 + r.uniform(-20, 20),
                    size * 1.5,
                    f'<g transform="translate(0 -9)">{leaf(green, mix(green, "#ffffff", 0.35))}</g>',
                )
            )
        figures.append((x, y, r.uniform(0, 360), size, rose(a, b)))
    figures += [(r.uniform(0, 184), r.uniform(0, 184), r.uniform(0, 360), 0.45, daisy(b, a, 5)) for _ in range(9)]
    return scattered(figures, 184, 60), 184, 184


@named("paisley", PRINTS)
def paisley(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    drop = "M2,-34C22,-22 27,6 12,24C-2,38 -24,30 -24,10C-22,-6 -2,-8 2,-20C4,-26 2,-30 2,-34Z"
    boteh = (
        f'<path d="{drop}" fill="{a}"/><path d="{drop}" fill="{g}" transform="translate(-.6 4) scale(.78)"/>'
        f'<path d="{drop}" fill="{b}" transform="translate(-1 6.500) scale(.6)"/><g transform="translate(-4 12) scale(.62)">{daisy(g, a, 8)}</g>'
        + "".join(
            dot(*p, 1.9, c)
            for p in (
                (6, -40),
                (14, -33),
                (21, -24),
                (26, -13),
                (28, -2),
                (26, 10),
                (21, 21),
                (12, 30),
                (0, 35),
                (-12, 33),
                (-22, 27),
                (-28, 17),
                (-28, 6),
                (-23, -4),
            )
        )
    )
    vine = f'<path d="M-24,0C-12,-12 4,-10 12,0C16,6 10,12 5,8" fill="none" stroke="{c}" stroke-width="2"/><g transform="translate(-24 0) scale(.5)">{daisy(c, a, 6)}</g>'
    figures = [
        (40, 46, 12, 1.0, boteh),
        (110, 116, 192, 1.0, boteh),
        (112, 38, 200, 0.62, boteh),
        (38, 118, 20, 0.62, boteh),
        (76, 76, 0, 0.9, vine),
        (2, 80, 90, 0.8, vine),
        (76, 4, 140, 0.8, vine),
    ]
    return scattered(figures, 150, 50), 150, 150


@named("leaves", PRINTS)
def leaves(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(9)
    frond = (
        f'<path d="M0,30C2,10 -2,-10 0,-34" stroke="{a}" stroke-width="2" fill="none"/>'
        + "".join(
            f'<g transform="translate(0 {y}) rotate({t}) scale({0.5 + 0.012 * (y + 30):.2f})">{leaf(a, b)}</g>'
            for y in (-26, -14, -2, 10, 20)
            for t in (52, -52)
        )
        + f'<g transform="translate(0 -30) scale(.55)">{leaf(a, b)}</g>'
    )
    other = frond.replace(a, c)
    figures = [
        (30, 40, 20, 0.95, frond),
        (92, 34, 160, 0.8, other),
        (60, 96, 250, 0.95, frond),
        (118, 100, 70, 0.85, other),
        (12, 104, 130, 0.6, other),
    ]
    figures += [(r.uniform(0, 132), r.uniform(0, 132), 0, 1, dot(0, 0, 1.8, b)) for _ in range(22)]
    return scattered(figures, 132, 46), 132, 132


@named("cranes and clouds", PRINTS)
def cranes(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    cloud = f'<path d="M-26,6C-30,-4 -18,-10 -12,-4C-10,-14 8,-14 10,-4C18,-10 28,-2 22,6C16,12 6,8 4,3C0,10 -14,12 -16,4C-20,9 -25,9 -26,6Z" fill="none" stroke="{a}" stroke-width="2.2"/><path d="M-14,2C-10,-4 -2,-4 2,2" fill="none" stroke="{a}" stroke-width="1.6"/>'
    crane = f'<path d="M0,0C-12,-8 -26,-18 -40,-14C-30,-8 -22,2 -6,8C4,14 20,20 34,14C24,8 12,2 6,-2C14,-14 18,-24 30,-30C14,-30 4,-16 0,0Z" fill="{b}"/><path d="M-6,8C-16,14 -24,22 -34,26" stroke="{b}" stroke-width="2.4" fill="none"/><path d="M30,14L46,10" stroke="{c}" stroke-width="2.2"/><circle cx="33" cy="12.500" r="3.200" fill="{c}"/>'
    return (
        scattered(
            [
                (44, 40, -8, 0.85, crane),
                (128, 126, 8, 0.7, crane),
                (128, 40, 0, 1, cloud),
                (44, 122, 0, 1.1, cloud),
                (88, 82, 0, 0.6, cloud),
            ],
            172,
            56,
        ),
        172,
        172,
    )


@named("lotus brocade", PRINTS)
def lotus_brocade(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    lotus = (
        around(8, f'<path d="M0,-5C6,-9 6,-17 0,-22C-6,-17 -6,-9 0,-5Z" fill="{a}"/>')
        + around(8, f'<path d="M0,-8C3,-11 3,-15 0,-18" stroke="{g}" stroke-width="1" fill="none"/>')
        + dot(0, 0, 5, b)
    )
    frame = f'<path d="M0,-44C14,-30 30,-14 44,0C30,14 14,30 0,44C-14,30 -30,14 -44,0C-30,-14 -14,-30 0,-44Z" fill="none" stroke="{a}" stroke-width="1.800"/><path d="M0,-37L37,0L0,37L-37,0Z" fill="none" stroke="{a}" stroke-width=".9" stroke-dasharray="3 2.500"/>'
    return scattered([(44, 44, 0, 1, frame + lotus), (0, 0, 0, 0.55, lotus), (88, 44, 0, 0.01, lotus)], 88, 50), 88, 88


def petals(count: int, length: float, width: float, fill: str) -> str:
    """A rosette of plain petals, for borders."""
    return around(
        count,
        f'<path d="M0,0C{width},{-length * 0.35} {width * 0.8},{-length * 0.85} 0,{-length}C{-width * 0.8},{-length * 0.85} {-width},{-length * 0.35} 0,0Z" fill="{fill}"/>',
    )


def ring(count: int, radius: float, size: float, fill: str) -> str:
    """Dots on a circle."""
    return "".join(
        dot(radius * math.sin(i * 2 * math.pi / count), -radius * math.cos(i * 2 * math.pi / count), size, fill)
        for i in range(count)
    )
