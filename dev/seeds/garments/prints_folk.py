"""Prints and weaves with a home: block print, ajrak, ikat, jamdani, chikan, phulkari, Pavlovo roses, brocades."""

import random

from dev.seeds.garments.dyes import mix, pale
from dev.seeds.garments.prints_garden import around, daisy, leaf, petals, ring, rose, scattered
from dev.seeds.garments.prints_line import Print, dot, named, rect

PRINTS: dict[str, Print] = {}


def buta(g: str, a: str, b: str) -> str:
    """The mango of the block printers, standing on its stem."""
    return (
        f'<path d="M3,-22C18,-11 20,10 6,20C-7,27 -15,15 -14,3C-11,-5 1,-5 5,-12C6,-16 5,-20 3,-22Z" fill="{a}"/>'
        f'<path d="M5,-10C12,-3 12,8 4,13C-3,17 -10,12 -9,5C-8,0 1,0 5,-10Z" fill="{g}"/><g transform="translate(0 7) scale(.36)">{daisy(b, a, 8)}</g>'
        f'<path d="M-2,20C-2,28 2,32 0,38M0,30C6,28 9,24 10,22M0,32C-6,31 -9,27 -10,25" stroke="{a}" stroke-width="2" fill="none" stroke-linecap="round"/>'
    )


@named("block-print buta", PRINTS)
def block_buta(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    figures = [
        (26, 36, 0, 1, buta(g, a, b)),
        (78, 96, 0, 1, buta(g, a, b)),
        (78, 30, 0, 0.5, petals(8, 14, 5, b) + dot(0, 0, 3, a)),
        (26, 96, 0, 0.5, petals(8, 14, 5, b) + dot(0, 0, 3, a)),
    ]
    return scattered(figures, 104, 44).replace("</svg>", ""), 104, 120


@named("block-print marigold", PRINTS)
def block_marigold(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    flower = (
        around(16, f'<ellipse cy="-17" rx="3.2" ry="5" fill="{a}"/>')
        + around(12, f'<ellipse cy="-10" rx="2.600" ry="4.200" fill="{b}"/>')
        + dot(0, 0, 5, a)
        + dot(0, 0, 2, g)
    )
    sprig = "".join(f'<g transform="rotate({t}) translate(0 -4) scale(.5)">{leaf(c, g)}</g>' for t in (0, 90, 180, 270))
    return (
        scattered(
            [
                (34, 34, 0, 1, flower),
                (0, 0, 45, 1, sprig),
                (34, 0, 0, 1, dot(0, 0, 2.6, b)),
                (0, 34, 0, 1, dot(0, 0, 2.6, b)),
            ],
            68,
            30,
        ),
        68,
        68,
    )


@named("ajrak", PRINTS)
def ajrak(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    star = (
        rect(-23, -23, 46, 46, a)
        + f'<g transform="rotate(45)">{rect(-23, -23, 46, 46, a)}</g>'
        + dot(0, 0, 21, g)
        + around(8, f'<path d="M0,-5L4.600,-12L0,-18L-4.600,-12Z" fill="{b}"/>')
        + around(8, f'<circle cy="-14" r="1.800" fill="{c}"/>', 22.5)
        + dot(0, 0, 4, a)
        + dot(0, 0, 1.8, b)
        + ring(16, 27.5, 1.6, b)
    )
    cross = (
        f'<g transform="rotate(45)">{rect(-12, -12, 24, 24, b)}{rect(-8.5, -8.5, 17, 17, g)}</g>'
        + petals(4, 10, 4, c)
        + dot(0, 0, 2, b)
    )
    lines = f'<path d="M0,0H76M0,0V76" stroke="{b}" stroke-width="2.400"/>'
    return lines + scattered([(38, 38, 0, 0.94, star), (0, 0, 0, 1, cross)], 76, 30), 76, 76


@named("ikat", PRINTS)
def ikat(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def feathered(width: float, height: float, color: str) -> str:
        r = random.Random(int(width * 7))
        step = 3.0
        count = int(width / step)
        bars = []
        for i in range(-count, count + 1):
            tall = height * (1 - abs(i) / (count + 0.6)) + r.uniform(-5, 5)
            bars.append(rect(i * step - 1.7, -tall, 3.4, tall * 2, color))
        return "".join(bars)

    motif = feathered(30, 62, a) + feathered(21, 42, g) + feathered(14, 27, b) + feathered(5, 10, c)
    small = feathered(12, 22, c) + feathered(5, 9, g)
    return (
        scattered(
            [(36, 70, 0, 1, motif), (0, 0, 0, 1, small), (36, 0, 0, 0.5, small), (0, 70, 0, 0.6, small)], 72, 70
        ).replace("\n", ""),
        72,
        140,
    )


@named("chikankari", PRINTS)
def chikankari(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    thread = pale(a, 0.15)
    spray = (
        f'<path d="M0,34C-6,20 4,4 0,-14" stroke="{thread}" stroke-width="2" fill="none" stroke-dasharray="4 1.500"/>'
        + "".join(
            f'<g transform="translate(0 {y}) rotate({t}) scale(.5)"><path d="M0,0C7,-5 9,-16 2,-25C-6,-18 -8,-6 0,0Z" fill="none" stroke="{thread}" stroke-width="2.600"/><path d="M0,-3L1,-19" stroke="{thread}" stroke-width="2"/></g>'
            for y, t in ((24, 60), (14, -60), (4, 55), (-6, -55))
        )
        + f'<g transform="translate(0 -22)">{around(6, f"<path d='M0,-2C4,-5 4,-11 0,-13C-4,-11 -4,-5 0,-2Z' fill='{thread}' fill-opacity='.85'/>")}{dot(0, 0, 2.4, mix(g, a, 0.4))}</g>'
    )
    knots = [
        (x, y, 0, 1, dot(0, 0, 1.7, thread)) for x, y in ((8, 50), (50, 12), (92, 66), (64, 106), (22, 98), (84, 22))
    ]
    return scattered([(30, 40, -8, 0.9, spray), (82, 100, 14, 0.9, spray), *knots], 108, 46), 108, 108


@named("jamdani", PRINTS)
def jamdani(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def pixel(rows: list[str], colors: dict[str, str]) -> str:
        return "".join(
            rect(x * 3 - len(row) * 1.5, y * 3 - len(rows) * 1.5, 3.1, 3.1, colors[cell])
            for y, row in enumerate(rows)
            for x, cell in enumerate(row)
            if cell != "."
        )

    flower = [
        "....a....",
        "...aba...",
        "a..aba..a",
        "aa.aba.aa",
        ".aaabaaa.",
        "..aabaa..",
        "aaabcbaaa",
        "..aabaa..",
        ".aaabaaa.",
        "aa.aba.aa",
        "a..aba..a",
        "...aba...",
        "....a....",
    ]
    twig = ["..a..", ".aba.", "..a..", "a.a.a", ".aaa.", "..a.."]
    return (
        scattered(
            [
                (28, 30, 0, 1, pixel(flower, {"a": a, "b": b, "c": c})),
                (72, 78, 0, 1, pixel(flower, {"a": a, "b": b, "c": c})),
                (72, 24, 0, 0.8, pixel(twig, {"a": b, "b": a})),
                (28, 80, 0, 0.8, pixel(twig, {"a": b, "b": a})),
            ],
            92,
            30,
        ),
        92,
        100,
    )


@named("phulkari", PRINTS)
def phulkari(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def satin(color: str, turn: float) -> str:
        threads = "".join(
            f'<path d="M{-15 + i * 2.5},{-15 + abs(i * 2.5 - 15)}V{15 - abs(i * 2.5 - 15)}" stroke="{mix(color, "#ffffff", 0.18 if i % 2 else 0)}" stroke-width="2.300"/>'
            for i in range(13)
        )
        return f'<g transform="rotate({turn})">{threads}</g>'

    cells = [
        (20, 20, 0, 1, satin(a, 0)),
        (60, 20, 0, 1, satin(b, 90)),
        (20, 60, 0, 1, satin(c, 90)),
        (60, 60, 0, 1, satin(a, 0)),
        (40, 40, 0, 0.7, satin(b, 0)),
        (0, 0, 0, 0.7, satin(c, 0)),
        (40, 0, 0, 0.7, satin(a, 90)),
        (0, 40, 0, 0.7, satin(b, 90)),
    ]
    return scattered(cells, 80, 22), 80, 80


@named("Pavlovo roses", PRINTS)
def pavlovo(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(2)
    green, gold = "#3f6b45", "#d7a644"
    figures: list[tuple[float, float, float, float, str]] = []
    for x, y, size, color, light in (
        (60, 64, 1.7, a, b),
        (168, 150, 1.8, a, b),
        (160, 46, 1.1, b, pale(b, 0.5)),
        (58, 168, 1.15, c, pale(c, 0.5)),
    ):
        for k in range(7):
            figures.append(
                (
                    x,
                    y,
                    k * 51 + r.uniform(-12, 12),
                    size * 1.25,
                    f'<g transform="translate(0 -14)">{leaf(mix(green, gold, 0.25 * (k % 3)), gold)}</g>',
                )
            )
        figures.append((x, y, r.uniform(0, 360), size, rose(color, light, 6)))
    figures += [
        (
            r.uniform(0, 220),
            r.uniform(0, 220),
            r.uniform(0, 360),
            r.uniform(0.4, 0.7),
            daisy(pale(c, 0.3) if i % 2 else gold, a, 6),
        )
        for i in range(16)
    ]
    return scattered(figures, 220, 80), 220, 220


@named("zari brocade", PRINTS)
def zari(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    motif = petals(8, 18, 6, a) + dot(0, 0, 5, b) + ring(16, 22, 1.3, a)
    threads = "".join(
        f'<path d="M0,{y}H60" stroke="{a}" stroke-width=".7" stroke-opacity=".28"/>' for y in range(1, 60, 3)
    )
    return threads + scattered([(30, 30, 0, 0.9, motif), (0, 0, 0, 0.42, motif)], 60, 30), 60, 60


@named("zari border", PRINTS)
def zari_border(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    """Runs along x: lines, a row of mangoes, lines; 90 high."""
    gold, deep = "#d3a748", "#8a5d1e"
    shine = "".join(
        f'<path d="M{x},0V90" stroke="#fff3c8" stroke-width="1" stroke-opacity="{0.16 if x % 4 else 0.3}"/>'
        for x in range(0, 54, 2)
    )
    return (
        (
            rect(0, 0, 54, 90, gold)
            + rect(0, 8, 54, 3, deep)
            + rect(0, 78, 54, 3, deep)
            + rect(0, 14, 54, 2, a, 0.9)
            + rect(0, 74, 54, 2, a, 0.9)
            + f'<g transform="translate(27 44) scale(.8)">{buta(gold, a, deep)}</g>'
            + "".join(dot(x, y, 3, deep) for x in (0, 54) for y in (30, 60))
            + shine
        ),
        54,
        90,
    )


@named("gota", PRINTS)
def gota(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    """A narrow gold ribbon: 30 high."""
    return (
        rect(0, 0, 20, 30, "#d9b254")
        + '<path d="M0,24L10,6L20,24" fill="none" stroke="#9a6b20" stroke-width="2"/>'
        + rect(0, 0, 20, 3, "#f3dc93")
        + rect(0, 27, 20, 3, "#8a5d1e"),
        20,
        30,
    )


@named("Sindhi ralli", PRINTS)
def ralli(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def block(x: float, y: float, one: str, other: str) -> str:
        half = f'<path d="M{x},{y}h40v40Z" fill="{one}"/><path d="M{x},{y}v40h40Z" fill="{other}"/>'
        return (
            half
            + rect(x + 13, y + 13, 14, 14, g)
            + f'<path d="M{x + 2},{y + 2}h36v36h-36Z" fill="none" stroke="#fff8e6" stroke-width="1.200" stroke-dasharray="3 2.600" stroke-opacity=".8"/>'
        )

    return block(0, 0, a, b) + block(40, 0, c, a) + block(0, 40, b, c) + block(40, 40, a, c), 80, 80


@named("batik", PRINTS)
def batik(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    ground = "".join(
        f'<path d="M{x},0Q{x + 5},45 {x - 3},90" stroke="{b}" stroke-width=".8" stroke-opacity=".5" fill="none"/>'
        for x in (12, 47, 71)
    )
    sun = ring(20, 30, 2.6, a) + ring(16, 22, 2.4, b) + petals(10, 17, 4, a) + dot(0, 0, 4.5, c)
    return ground + scattered([(45, 45, 0, 1, sun), (0, 0, 0, 0.6, sun)], 90, 40), 90, 90
