"""What a thread makes by itself: knitting, ribs, cables, lace, denim, leather."""

import random

from dev.seeds.garments.dyes import dark, mix, pale
from dev.seeds.garments.prints_line import Print, dot, named, rect

PRINTS: dict[str, Print] = {}


def stitches(rows: list[str], colors: dict[str, str], size: float = 9) -> tuple[str, float, float]:
    """Stocking stitch: each cell one V of yarn in its colour."""
    parts = []
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            color, cx, top = colors[cell], (x + 0.5) * size, y * size * 0.82
            left = f"M{cx:.1f},{top + size * 1.02:.1f}C{cx - size * 0.5:.1f},{top + size * 0.75:.1f} {cx - size * 0.52:.1f},{top + size * 0.2:.1f} {cx - size * 0.36:.1f},{top:.1f}"
            right = f"M{cx:.1f},{top + size * 1.02:.1f}C{cx + size * 0.5:.1f},{top + size * 0.75:.1f} {cx + size * 0.52:.1f},{top + size * 0.2:.1f} {cx + size * 0.36:.1f},{top:.1f}"
            parts.append(
                f'<path d="{left}" stroke="{color}" stroke-width="{size * 0.4:.1f}" fill="none" stroke-linecap="round"/>'
            )
            parts.append(
                f'<path d="{right}" stroke="{mix(color, "#ffffff", 0.1)}" stroke-width="{size * 0.4:.1f}" fill="none" stroke-linecap="round"/>'
            )
    return "".join(parts), len(rows[0]) * size, len(rows) * size * 0.82


def on_shadow(drawn: tuple[str, float, float], ground: str) -> tuple[str, float, float]:
    body, width, height = drawn
    above = f'<g transform="translate(0 {-height:.1f})">{body}</g>'
    return rect(0, 0, width, height, dark(ground, 0.32)) + above + body, width, height


@named("stocking stitch", PRINTS)
def stocking(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return on_shadow(stitches(["gggg", "gggg", "gggg", "gggg"], {"g": g}), g)


@named("striped knit", PRINTS)
def striped_knit(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    rows = ["gg"] * 11 + ["aa"] * 8 + ["bb"] * 6 + ["cc"] * 8
    return on_shadow(stitches(rows, {"g": g, "a": a, "b": b, "c": c}, 8), g)


@named("thin striped knit", PRINTS)
def thin_striped_knit(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return on_shadow(stitches(["gg"] * 5 + ["aa"] * 3, {"g": g, "a": a}, 8), g)


@named("Fair Isle", PRINTS)
def fair_isle(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    rows = [
        "gggggggggggg",
        "aagaaagaaaga",
        "agggagggaggg",
        "gggggggggggg",
        "bbbbbbbbbbbb",
        "bbbbgbbbbbgb"[:12],
        "bgbgggbgbggg",
        "gbgbbbgbgbbb"[:12],
        "bgbgggbgbggg",
        "bbbbgbbbbbgb"[:12],
        "bbbbbbbbbbbb",
        "gggggggggggg",
        "cgggcgggcggg",
        "ccgccggccgcc"[:12],
        "gcccgggcccgg"[:12],
        "ggcgggggcggg",
        "gcccgggcccgg",
        "ccgccggccgcc",
        "cgggcgggcggg",
        "gggggggggggg",
        "agggagggaggg",
        "aagaaagaaaga",
    ]
    return on_shadow(stitches(rows, {"g": g, "a": a, "b": b, "c": c}, 9), g)


@named("cable knit", PRINTS)
def cable(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    shade, light = dark(g, 0.4), pale(g, 0.28)
    purl = "".join(
        f'<path d="M{x},{y}q3,-4 6,0" stroke="{dark(g, 0.2)}" stroke-width="2.600" fill="none"/>'
        for x in (2, 9, 74, 81)
        for y in range(4, 72, 6)
    )

    def strand(flip: int) -> str:
        x = lambda v: 44 + flip * v  # noqa: E731 - one expression, used four times below
        path = f"M{x(-13)},-6C{x(-13)},14 {x(13)},22 {x(13)},36C{x(13)},50 {x(-13)},58 {x(-13)},78"
        return f'<path d="{path}" stroke="{shade}" stroke-width="19" fill="none"/><path d="{path}" stroke="{g}" stroke-width="14.500" fill="none"/><path d="{path}" stroke="{light}" stroke-width="4" stroke-opacity=".55" fill="none" transform="translate(-2.500 0)"/><path d="{path}" stroke="{shade}" stroke-width="10" stroke-opacity=".35" fill="none" stroke-dasharray="1.500 4.500"/>'

    ribs = "".join(f'<path d="M{x},0V72" stroke="{shade}" stroke-width="3"/>' for x in (20, 68, 88, 0))
    return rect(0, 0, 88, 72, mix(g, shade, 0.25)) + purl + ribs + strand(1) + strand(-1), 88, 72


@named("rib", PRINTS)
def rib(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return (
        rect(0, 0, 13, 30, g)
        + rect(9, 0, 4, 30, dark(g, 0.42))
        + rect(2, 0, 2.4, 30, pale(g, 0.2), 0.7)
        + "".join(
            f'<path d="M0,{y}l4.500,3l4.500,-3" stroke="{dark(g, 0.3)}" stroke-opacity=".55" fill="none" stroke-width="1.200"/>'
            for y in (3, 10.5, 18, 25.5)
        ),
        13,
        30,
    )


@named("bouclé", PRINTS)
def boucle(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    r = random.Random(3)
    loops = "".join(
        f'<circle cx="{r.uniform(0, 80):.1f}" cy="{r.uniform(0, 80):.1f}" r="{r.uniform(2, 4):.1f}" fill="none" stroke="{r.choice((pale(g, 0.25), dark(g, 0.25), g, a))}" stroke-width="1.700" stroke-opacity=".8"/>'
        for _ in range(260)
    )
    return loops, 80, 80


@named("tweed", PRINTS)
def tweed(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    zig = "".join(
        f'<path d="M{x},{y}l8,8l8,-8" fill="none" stroke="{mix(g, a, 0.55)}" stroke-width="2.400"/>'
        for x in (0, 16, 32, 48)
        for y in range(-8, 64, 6)
    )
    r = random.Random(6)
    flecks = "".join(dot(r.uniform(0, 64), r.uniform(0, 60), 1.1, r.choice((a, b, c, pale(g, 0.4)))) for _ in range(70))
    return zig + flecks, 64, 60


@named("lace", PRINTS)
def lace(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    net = "".join(
        f'<path d="M{x},0L{x + 48},48M{x},0L{x - 48},48" stroke="{a}" stroke-width="1" stroke-opacity=".75"/>'
        for x in range(-48, 97, 8)
    )
    flower = "".join(
        f'<g transform="translate({x} {y})">'
        + "".join(
            f'<ellipse transform="rotate({t})" cy="-8" rx="4.200" ry="7" fill="{a}" fill-opacity=".92"/>'
            for t in range(0, 360, 60)
        )
        + dot(0, 0, 3, mix(g, a, 0.3))
        + "</g>"
        for x, y in ((24, 24), (0, 0), (48, 0), (0, 48), (48, 48))
    )
    return rect(0, 0, 48, 48, dark(g, 0.25)) + net + flower, 48, 48


@named("quilting", PRINTS)
def quilting(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return (
        f'<path d="M0,0L60,60M60,0L0,60" stroke="{dark(g, 0.4)}" stroke-width="2" stroke-dasharray="5 3"/><path d="M0,3L60,63M60,3L0,63" stroke="{pale(g, 0.35)}" stroke-width="2.600" stroke-opacity=".35"/>',
        60,
        60,
    )


@named("woven leather", PRINTS)
def woven_leather(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def strap(x: float, y: float, upright: bool) -> str:
        w, h = (22, 26) if upright else (26, 22)
        return f'<rect x="{x - w / 2}" y="{y - h / 2}" width="{w}" height="{h}" rx="5" fill="{g}" stroke="{dark(g, 0.5)}" stroke-width="2"/><rect x="{x - w / 2 + 3}" y="{y - h / 2 + 3}" width="{w - 10 if upright else w - 7}" height="{h - 7 if upright else h - 14}" rx="3" fill="{pale(g, 0.2)}" fill-opacity=".5"/>'

    return (
        rect(0, 0, 48, 48, dark(g, 0.6))
        + strap(12, 12, True)
        + strap(36, 36, True)
        + strap(36, 12, False)
        + strap(12, 36, False),
        48,
        48,
    )


@named("straw", PRINTS)
def straw(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    parts = []
    for row in range(4):
        for column in range(4):
            x, y, lean = column * 14 + (7 if row % 2 else 0), row * 9, 24 if row % 2 else -24
            for i in (-14 * 4, 0):
                parts.append(
                    f'<g transform="translate({x + i + 7} {y + 4.5}) rotate({lean})"><rect x="-9" y="-3.600" width="18" height="7.200" rx="3.400" fill="{mix(g, a, 0.12 * (column % 3))}" stroke="{dark(g, 0.4)}" stroke-opacity=".6" stroke-width="1.200"/></g>'
                )
    return rect(0, 0, 56, 36, dark(g, 0.35)) + "".join(parts), 56, 36
