"""Prints made of lines and spots. A print gets its ground and three figure colours; it returns (SVG, width, height)."""

from collections.abc import Callable

from dev.seeds.garments.dyes import mix

Print = Callable[[str, str, str, str], tuple[str, float, float]]
PRINTS: dict[str, Print] = {}


def named(name: str, into: dict[str, Print] = PRINTS) -> Callable[[Print], Print]:
    """Decorator: the print is known by `name`."""

    def keep(draw: Print) -> Print:
        into[name] = draw
        return draw

    return keep


def rect(x: float, y: float, w: float, h: float, fill: str, opacity: float = 1) -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" fill-opacity="{opacity}"/>'


def dot(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" fill-opacity="{opacity}"/>'


@named("solid")
def solid(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return "", 64, 64


@named("stripes")
def stripes(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return rect(0, 0, 14, 40, a), 28, 40


@named("fine stripes")
def fine_stripes(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return rect(2, 0, 2.6, 40, a) + rect(11, 0, 1.2, 40, b), 18, 40


@named("pinstripes")
def pinstripes(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return rect(10, 0, 1.6, 40, a, 0.8), 24, 40


@named("breton stripes")
def breton(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return rect(0, 0, 60, 12, a), 60, 36


@named("wide stripes")
def wide_stripes(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return (
        rect(0, 60, 60, 60, a) + rect(0, 120, 60, 60, b) + rect(0, 180, 60, 44, c) + rect(0, 54, 60, 6, "#fff", 0.5),
        60,
        224,
    )


@named("gingham")
def gingham(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return rect(0, 0, 15, 30, a, 0.55) + rect(0, 0, 30, 15, a, 0.55), 30, 30


@named("windowpane")
def windowpane(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return (
        rect(0, 0, 3, 78, a, 0.8)
        + rect(0, 0, 78, 3, a, 0.8)
        + rect(7, 0, 1.2, 78, b, 0.6)
        + rect(0, 7, 78, 1.2, b, 0.6),
        78,
        78,
    )


@named("tartan")
def tartan(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    size = 132
    bands = [
        (0, 44, a, 0.62),
        (8, 4, b, 0.9),
        (32, 4, b, 0.9),
        (70, 26, mix(g, "#000000", 0.5), 0.55),
        (96, 5, c, 0.9),
        (112, 3, c, 0.7),
    ]
    down = "".join(rect(x, 0, w, size, color, share * 0.75) for x, w, color, share in bands)
    across = "".join(rect(0, x, size, w, color, share * 0.6) for x, w, color, share in bands)
    return down + across, size, size


@named("houndstooth")
def houndstooth(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    tooth = "M0,0H12V12L18,18L24,24V12H12L18,6L12,0L6,6ZM12,12L6,18L0,24V12ZM0,12L6,6L0,0Z"
    return f'<g transform="scale(1.1)"><path d="{tooth}" fill="{a}"/></g>', 26.4, 26.4


@named("polka dots")
def polka(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return dot(12, 12, 6.4, a) + dot(36, 36, 6.4, a), 48, 48


@named("confetti dots")
def confetti(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    spots = [
        (9, 14, a),
        (40, 8, b),
        (66, 25, a),
        (22, 44, c),
        (52, 50, a),
        (80, 62, b),
        (12, 74, b),
        (38, 80, a),
        (62, 86, c),
        (86, 40, c),
    ]
    return "".join(dot(x, y, 4.2 if i % 3 else 6, color) for i, (x, y, color) in enumerate(spots)), 92, 96


@named("leheriya waves")
def leheriya(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    def wave(y: float, width: float, color: str) -> str:
        points = f"M-4,{y + 4}L0,{y}" + "".join(f"L{x},{y + (18 if (x // 18) % 2 else 0)}" for x in range(0, 127, 18))
        return f'<path d="{points}" fill="none" stroke="{color}" stroke-width="{width}" stroke-linejoin="round"/>'

    rows = [(-14, 9, a), (2, 5, b), (18, 9, a), (34, 5, c)]
    return "".join(wave(y + shift, w, color) for y, w, color in rows for shift in (-64, 0, 64)), 108, 64


@named("bandhani dots")
def bandhani(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    from math import cos, pi, sin

    def tied(x: float, y: float, r: float, color: str) -> str:
        return dot(x, y, r, color) + dot(x, y, r * 0.4, mix(g, "#000000", 0.25))

    ring = "".join(tied(50 + 25 * cos(i * pi / 7), 50 + 25 * sin(i * pi / 7), 3.4, a) for i in range(14))
    inner = "".join(tied(50 + 12 * cos(i * pi / 4), 50 + 12 * sin(i * pi / 4), 3.2, b) for i in range(8)) + tied(
        50, 50, 3.8, a
    )
    corners = "".join(tied(x, y, 2.8, a) for x in (2, 98) for y in (2, 98))
    sides = "".join(
        tied(x, y, 2.6, c) for x, y in ((50, 2), (2, 50), (26, 8), (74, 8), (8, 26), (8, 74), (92, 26), (92, 74))
    )
    return ring + inner + corners + sides, 100, 100


@named("leopard")
def leopard(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    marks = [
        (14, 16, 0),
        (46, 10, 70),
        (78, 24, 200),
        (28, 48, 140),
        (62, 54, 20),
        (92, 66, 260),
        (12, 80, 300),
        (44, 88, 180),
        (76, 92, 100),
    ]
    rosette = f'<ellipse rx="9" ry="7" fill="{b}"/><path d="M-11,-2C-10,-10 -2,-12 4,-10M10,-5C13,2 9,9 3,10M-4,10C-10,9 -12,5 -11,2" fill="none" stroke="{a}" stroke-width="5.5" stroke-linecap="round"/>'
    return (
        "".join(f'<g transform="translate({x} {y}) rotate({t}) scale(.9)">{rosette}</g>' for x, y, t in marks),
        104,
        104,
    )


@named("scrolls")
def scrolls(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    curl = f'<path d="M-14,10C-4,12 8,8 9,-1C9,-8 0,-11 -4,-5C-6,0 0,4 3,0" fill="none" stroke="{a}" stroke-width="2.6" stroke-linecap="round"/><circle cx="-15" cy="10" r="2.4" fill="{a}"/>'
    places = [(16, 16, 0), (52, 12, 120), (36, 40, 230), (68, 44, 40), (14, 60, 300), (48, 70, 170)]
    shifted = [
        (x + i, y + j, t)
        for x, y, t in places
        for i in (-78, 0, 78)
        for j in (-78, 0, 78)
        if -20 < x + i < 98 and -20 < y + j < 98
    ]
    return "".join(f'<g transform="translate({x} {y}) rotate({t})">{curl}</g>' for x, y, t in shifted), 78, 78


@named("geometric tiles")
def geometric(g: str, a: str, b: str, c: str) -> tuple[str, float, float]:
    return (
        (
            f'<path d="M30,0L60,30L30,60L0,30Z" fill="{a}"/><path d="M30,12L48,30L30,48L12,30Z" fill="{g}"/>'
            f'<path d="M30,20L40,30L30,40L20,30Z" fill="{b}"/>'
            + "".join(dot(x, y, 4, c) for x in (0, 60) for y in (0, 60))
        ),
        60,
        60,
    )
