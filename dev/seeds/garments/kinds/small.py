"""Shawls, scarves, hats, belts, bags, jewelry."""

import math

import numpy as np

from dev.seeds.garments.dyes import pale
from dev.seeds.garments.fabrics import LEATHER, METAL
from dev.seeds.garments.geometry import both_sides, circle, curve, moved, ribbon, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.kinds.south import draped
from dev.seeds.garments.sketch import Sketch


def fringe(sk: Sketch, edge: np.ndarray, color: str, long: float = 46) -> None:
    """Knotted silk threads all along an edge."""
    for dx, share in ((0, 1.0), (7, 0.86)):
        sk.along(
            edge + np.array([dx, 0]),
            f'<path d="M0,0C3,{long * 0.3} -3,{long * 0.6} 1,{long}" stroke="{color}" stroke-width="2.200" fill="none" stroke-opacity=".95"/>',
            8,
            share,
        )
    sk.along(edge, f'<circle r="3.500" fill="{color}"/>', 16)


@kind("shawl")
def shawl(sk: Sketch) -> None:
    """Folded to a triangle over a triangle, with a border and a silk fringe."""
    color, dots = sk.ink, pale(sk.ink, 0.82)
    back = curve(
        [(-470, 20), (-200, -30, 200, -26, 476, 26), (300, 300, 160, 520, 30, 690), (-150, 520, -320, 260, -470, 20)]
    )
    fringe(sk, back[10:][::-1], color, 70)
    sk.piece(back, "cloth", tone=-0.12, turn=6, lift=2, puff=1.2)
    front = curve(
        [(-440, -6), (-160, -44, 200, -40, 446, 0), (280, 260, 120, 440, -20, 590), (-180, 430, -330, 220, -440, -6)]
    )
    edge = front[10:]
    sk.piece(front, "cloth", turn=-4, lift=9, puff=1.4, shadow=1.1, covers=True)
    sk.folds(5, (-300, 20, 300, 40), (-120, 330, 120, 420))
    inner = (front - [0, 190]) * [0.86, 0.84] + [0, 180]
    for x, y, way in [(float(a), float(b), 0.0) for a, b in inner[::3]]:
        sk.stamp(x, y, f'<circle r="5" fill="{dots}" fill-opacity=".9"/>', turn=way)
    sk.line(inner, dots, 3, 0.8, closed=True).line(
        (front - [0, 190]) * [0.93, 0.92] + [0, 185], dots, 5, 0.75, closed=True
    )
    fringe(sk, edge[::-1], color, 62)
    sk.reach = np.array([[-500, -60], [500, 740]], float)


@kind("long shawl")
def long_shawl(sk: Sketch) -> None:
    draped(sk, "cloth", "border", 520, sk.wobble(860), 3)


@kind("scarf")
def scarf(sk: Sketch) -> None:
    """Looped once, both ends down."""
    for points, wide in (
        ([(-70, 60), (-150, 330), (-120, 600), (-170, 860)], 128),
        ([(60, 60), (130, 300), (90, 560), (150, 800)], 132),
    ):
        spine = smooth(points)
        end = spine[-1]
        across = np.array([[end[0] - wide / 2, end[1]], [end[0], end[1] + 4], [end[0] + wide / 2, end[1]]])
        fringe(sk, across, pale(sk.ink, 0.45), 60)
        sk.piece(ribbon(spine, [wide * 0.9, wide, wide]), "cloth", turn=6, lift=4, puff=1.4, covers=True)
        for k in (-0.24, 0.22):
            sk.fold([tuple(p + np.array([wide * k, 0])) for p in spine[::6]], 20, 0.9 if k < 0 else -0.9)
    sk.piece(circle(0, 10, 190, 120, 0, 40), "cloth", turn=80, lift=8, puff=1.8, covers=True)
    sk.fold([(-150, 0), (-40, 70), (130, 60)], 30, 0.9).fold([(-160, -30), (0, 40), (160, 20)], 24, -0.8)
    sk.piece(circle(2, -24, 108, 54, 0, 32), "inside", tone=-0.6, lift=0, puff=0.8, shadow=0.1)
    sk.piece(
        ribbon(smooth([(-168, -34), (-60, 60), (70, 66), (170, -22)]), [70, 96, 96, 74]),
        "cloth",
        turn=84,
        lift=14,
        puff=1.5,
        shadow=1,
        covers=True,
    )
    sk.fold([(-120, 10), (0, 70), (120, 20)], 22, 0.9)
    sk.focus = (120, 700)


@kind("beanie")
def beanie(sk: Sketch) -> None:
    crown = both_sides([(0, -40), (160, -40, 262, 80, 270, 330), (140, 362, 0, 362)])
    pom = sk.random.random() < 0.7
    sk.piece(crown, "cloth", lift=3, puff=2)
    for x in (-170, -70, 60, 165):
        sk.fold([(x * 0.3, -10), (x * 0.8, 120), (x, 300)], 26, sk.random.choice((0.8, -0.8)))
    brim = both_sides([(0, 300), (150, 304, 280, 284), (290, 360, 278, 430), (140, 462, 0, 462)])
    sk.piece(brim, "rib", lift=11, puff=1.6, shadow=0.8)
    if pom:
        for ring, count in ((74, 46), (56, 40), (36, 30), (16, 14)):
            for k in range(count):
                t = k / count * 6.283 + ring
                x, y = ring * math.cos(t), ring * math.sin(t)
                tone = ("#f3ead8", "#e2d4bb", "#cbb995", "#fff8ea")[(k + ring) % 4]
                sk.stamp(
                    x,
                    -82 + y,
                    f'<path d="M0,8C-3,0 3,-6 0,-24" stroke="{tone}" stroke-width="6" stroke-linecap="round" fill="none"/>',
                    1,
                    math.degrees(t) + 90 + sk.random.uniform(-20, 20),
                )
    sk.piece(
        np.array([[110, 350], [186, 346], [188, 394], [112, 398]], float),
        "leather",
        fabric=LEATHER,
        lift=14,
        puff=0.4,
        shadow=0.6,
    )
    sk.stitch(np.array([[116, 356], [180, 352], [182, 389], [117, 392], [116, 356]], float), "#f1e2c4", 2, 0.8)
    sk.label_at = (149, 372)
    sk.focus = (100, 330)
    if pom:
        sk.piece(circle(0, -84, 40), "white", lift=4, puff=2, shadow=0, edge=0)
        sk.pieces.insert(0, sk.pieces.pop())


@kind("cap")
def cap(sk: Sketch) -> None:
    sk.piece(
        smooth(
            [(-262, 300), (-250, 120), (-120, -20), (40, -34), (190, 30), (262, 180), (268, 320), (0, 352)], closed=True
        ),
        "cloth",
        lift=4,
        puff=2,
    )
    sk.seam(smooth([(20, -32), (-20, 120), (-10, 340)])).seam(smooth([(20, -32), (160, 120), (190, 332)])).seam(
        smooth([(20, -32), (-140, 90), (-190, 330)])
    )
    sk.fold([(-160, 120), (-120, 220), (-150, 310)], 26, 0.8).fold([(90, 90), (110, 200), (80, 320)], 24, -0.7)
    brim = curve(
        [(-266, 306), (-120, 250, 120, 250, 270, 316), (330, 400, 240, 520, 20, 526), (-220, 520, -330, 420, -266, 306)]
    )
    sk.piece(brim, "trim", lift=12, puff=1.4, shadow=1.1)
    for share in (0.92, 0.82, 0.72):
        sk.stitch((brim[10:] - [0, 300]) * [share, share] + [0, 302], pale(sk.ink, 0.6), 1.8, 0.55)
    sk.stamp(
        20,
        -30,
        '<ellipse rx="20" ry="13" fill="#3a2f28"/><ellipse cx="-4" cy="-3" rx="10" ry="5" fill="#fff" fill-opacity=".35"/>',
    )
    for x, y in ((-90, 110), (120, 110)):
        sk.stamp(
            x,
            y,
            '<circle r="10" fill="none" stroke="#2a211d" stroke-width="4" stroke-dasharray="3 1.500"/><circle r="5" fill="#1a1412"/>',
        )
    sk.stamp(
        0,
        190,
        '<circle r="44" fill="#efe3cf"/><path d="M0,-34L8,-10L34,0L8,10L0,34L-8,10L-34,0L-8,-10Z" fill="#a8322b"/><circle r="9" fill="#dfa22c"/><circle r="41" fill="none" stroke="#a8322b" stroke-width="3" stroke-dasharray="5 4"/>',
    )


@kind("belt")
def belt(sk: Sketch) -> None:
    """Rolled once, the buckle on top."""
    t = np.linspace(0, 4.3 * math.pi, 90)
    radius = 320 - 13 * t
    coil = np.column_stack([radius * np.cos(t), radius * np.sin(t) * 0.98])
    for start, stop in ((0, 46), (44, 90)):
        sk.piece(ribbon(coil[start:stop], [56]), "cloth", lift=6, puff=1.2, shadow=1.1)
        for edge in (-20, 20):
            normal = np.column_stack([np.cos(t), np.sin(t)])[start:stop]
            sk.stitch(coil[start:stop] + normal * edge, "#e8d3a8", 2.2, 0.8)
    tail = smooth([(320, 6), (330, -120), (290, -260), (180, -380), (30, -420)])
    sk.piece(ribbon(tail, [56, 56, 56, 52, 30]), "cloth", lift=10, puff=1.2, shadow=1.2)
    for number in range(5):
        p = tail[10 + number * 4]
        sk.stamp(
            float(p[0]),
            float(p[1]),
            '<ellipse rx="7" ry="5" fill="#15100d"/><ellipse rx="8" ry="6" fill="none" stroke="#fff" stroke-opacity=".25"/>',
        )
    x, y = coil[-1]
    buckle = '<rect x="-52" y="-48" width="104" height="96" rx="16" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="16" transform="translate(4 7)"/><rect x="-52" y="-48" width="104" height="96" rx="16" fill="none" stroke="#c59a3f" stroke-width="16"/><rect x="-55" y="-51" width="104" height="96" rx="16" fill="none" stroke="#fbe6ac" stroke-width="3.500"/><path d="M-52,0H58" stroke="#8a6420" stroke-width="12" stroke-linecap="round"/><path d="M-52,-2H56" stroke="#e9cb7d" stroke-width="6" stroke-linecap="round"/>'
    sk.stamp(float(x) - 20, float(y) - 30, buckle, 1, 12)
    sk.focus = (float(x), float(y))


@kind("tote")
def tote(sk: Sketch) -> None:
    for dy, tone in ((-24, -0.25), (0, 0.0)):
        handle = smooth(
            [
                (-130, 30 + dy),
                (-140, -180 + dy),
                (-90, -330 + dy),
                (0, -372 + dy),
                (96, -330 + dy),
                (142, -170 + dy),
                (130, 30 + dy),
            ]
        )
        sk.piece(ribbon(handle, [38]), "plain", tone=tone, lift=3, puff=1, shadow=1)
        sk.stitch(handle + np.array([0, 0.1]), None, 1.6, 0.3)
        if not dy:
            continue
        sk.piece(both_sides([(0, -22), (300, -20), (300, 60), (0, 60)]), "inside", tone=-0.4, lift=1)
    shape = both_sides([(0, 0), (302, -4), (316, 300, 324, 560, 312, 700), (160, 724, 0, 722)])
    sk.piece(shape, "cloth", lift=7, puff=1.3)
    sk.folds(4, (-250, 60, 250, 90), (-270, 360, 270, 460))
    sk.fold([(-290, 640), (-180, 600), (-60, 690)], 30, 0.8).fold([(300, 560), (200, 620), (120, 700)], 28, -0.8)
    for x in (-130, 130):
        sk.piece(
            np.array([[x - 20, -2], [x + 20, -2], [x + 20, 92], [x - 20, 92]], float),
            "plain",
            lift=11,
            puff=0.6,
            shadow=0.6,
        )
        sk.stitch(
            np.array([[x - 14, 8], [x + 14, 8], [x + 14, 84], [x - 14, 84], [x - 14, 8], [x + 14, 84]], float),
            None,
            1.8,
            0.6,
        )
    sk.stitch(smooth([(-300, 34), (0, 38), (300, 34)]), None, 1.8, 0.5)
    sk.label_at, sk.focus = (0, 20), (0, 330)


@kind("clutch")
def clutch(sk: Sketch) -> None:
    chain = smooth(
        [(-300, 40), (-420, -90), (-340, -260), (-80, -300), (150, -240), (330, -170), (396, -40), (306, 40)]
    )
    sk.along(
        chain,
        '<ellipse rx="14" ry="8.500" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="5" transform="translate(3 5)"/><ellipse rx="14" ry="8.500" fill="none" stroke="#c59a3f" stroke-width="5"/><path d="M-10,-6Q0,-11 10,-6" stroke="#fbe6ac" stroke-width="2" fill="none"/>',
        21,
    )
    sk.piece(
        both_sides([(0, 0), (300, -4), (326, 60, 330, 320, 306, 396), (150, 410, 0, 408)]), "cloth", lift=6, puff=2
    )
    flap = curve(
        [
            (-304, -6),
            (0, -16, 304, -6),
            (322, 60, 318, 150),
            (200, 236, 90, 262, 0, 266),
            (-90, 262, -200, 236, -318, 150),
            (-322, 60, -304, -6),
        ]
    )
    sk.piece(flap, "cloth", turn=0, lift=13, puff=1.4, shadow=1.2)
    sk.stitch((flap - [0, 120]) * 0.95 + [0, 120], "#e8c766", 2.2, 0.8)
    sk.along(
        (flap[20:46] - [0, 120]) * 0.88 + [0, 120],
        '<circle r="5" fill="#ecc96a" stroke="#7a5217"/><circle cx="-1.500" cy="-1.500" r="1.500" fill="#fff"/>',
        18,
    )
    sk.stamp(
        0,
        250,
        '<ellipse cx="3" cy="6" rx="34" ry="26" fill="#000" fill-opacity=".3"/><ellipse rx="34" ry="26" fill="#c59a3f"/><ellipse rx="26" ry="19" fill="#e9cb7d"/><ellipse cx="-6" cy="-5" rx="13" ry="8" fill="#fff3cf"/><circle r="7" fill="#8f1f22"/>',
    )
    sk.reach = np.array([[-420, -320], [400, 420]], float)
    sk.focus = (0, 220)


@kind("shoulder bag")
def shoulder_bag(sk: Sketch) -> None:
    strap = smooth(
        [(-268, 40), (-330, -170), (-260, -380), (-60, -470), (150, -440), (300, -300), (330, -120), (268, 40)]
    )
    sk.piece(ribbon(strap, [34]), "cloth", fabric=LEATHER, lift=3, puff=1.2, shadow=1.2)
    for dx in (-11, 11):
        sk.stitch(strap + np.array([dx * 0.6, dx * 0.5]), "#e8d3a8", 1.8, 0.5)
    sk.piece(
        both_sides([(0, 0), (270, 0), (312, 60, 330, 380, 270, 466), (140, 496, 0, 498)]),
        "cloth",
        fabric=LEATHER,
        lift=6,
        puff=2.2,
    )
    sk.fold([(-290, 300), (-200, 420), (-60, 470)], 30, 0.8).fold([(290, 300), (210, 410), (90, 466)], 30, -0.7)
    flap = both_sides([(0, -12), (276, -8), (300, 40, 298, 150), (280, 300, 150, 338, 0, 340)])
    sk.piece(flap, "cloth", fabric=LEATHER, lift=14, puff=1.6, shadow=1.3)
    sk.stitch((flap - [0, 150]) * 0.95 + [0, 150], "#e8d3a8", 2.4, 0.8)
    sk.piece(
        np.array([[-34, 250], [34, 250], [34, 392], [0, 410], [-34, 392]], float),
        "cloth",
        fabric=LEATHER,
        lift=18,
        puff=0.8,
        shadow=0.9,
    )
    sk.stamp(
        0,
        352,
        '<rect x="-36" y="-26" width="72" height="52" rx="9" fill="#000" fill-opacity=".3" transform="translate(3 6)"/><rect x="-36" y="-26" width="72" height="52" rx="9" fill="#c59a3f" stroke="#7a5217" stroke-width="1.500"/><rect x="-30" y="-21" width="60" height="18" rx="6" fill="#f3dc93" fill-opacity=".8"/><rect x="-9" y="-3" width="18" height="18" rx="9" fill="#7a5217"/>',
    )
    for side in (-1, 1):
        sk.ring(side * 270, 34, 24, 30, "#c59a3f", 8)
    sk.focus = (0, 330)


def drop_earring(sk: Sketch, x: float, y: float, scale: float, stone: str) -> None:
    """A jhumka: stud, dome, row of pearls."""
    gold, light, deep = "#cf9f3f", "#f7e2a0", "#7a5217"
    sk.piece(circle(x, y, 46 * scale), "gold", fabric=METAL, lift=6, puff=1.6)
    petals = "".join(
        f'<g transform="rotate({t})"><path d="M0,-16C9,-22 9,-36 0,-43C-9,-36 -9,-22 0,-16Z" fill="{stone}" stroke="{deep}" stroke-width="1.600"/><circle cy="-31" r="3" fill="#fff" fill-opacity=".5"/></g>'
        for t in range(0, 360, 45)
    )
    sk.stamp(
        x,
        y,
        petals
        + f'<circle r="13" fill="{light}" stroke="{deep}" stroke-width="2"/><circle r="7" fill="{stone}"/><circle cx="-2.500" cy="-2.500" r="2.500" fill="#fff" fill-opacity=".8"/>',
        scale,
    )
    top = y + 66 * scale
    sk.ring(x, y + 54 * scale, 9 * scale, 12 * scale, gold, 4 * scale)
    dome = moved(
        curve(
            [
                (-18, 0),
                (0, -12, 18, 0),
                (26, 60, 60, 84, 112, 126),
                (116, 150),
                (0, 174, -116, 150),
                (-112, 126),
                (-60, 84, -26, 60, -18, 0),
            ]
        ),
        x,
        top,
        0,
        scale,
    )
    sk.piece(dome, "gold", fabric=METAL, lift=10, puff=3.2)
    for k, (half, at) in enumerate(((34, 46), (60, 82), (92, 112))):
        sk.along(
            moved(smooth([(-half, at), (0, at + 12 + 4 * k), (half, at)]), x, top, 0, scale),
            f'<circle r="5" fill="{light}" stroke="{deep}"/>',
            15 * scale,
            scale,
        )
    for k in range(5):
        sk.stamp(
            x + (-72 + 36 * k) * scale,
            top + (124 + 10 * math.sin(k / 4 * 3.14)) * scale,
            f'<path d="M0,-15C9,-6 9,8 0,13C-9,8 -9,-6 0,-15Z" fill="{stone}" stroke="{deep}" stroke-width="1.600"/><circle cx="-2" cy="-3" r="2.600" fill="#fff" fill-opacity=".7"/>',
            scale,
        )
    pearl = '<circle cx="2" cy="4" r="10" fill="#000" fill-opacity=".3"/><circle r="10" fill="#efe6d4" stroke="#9a8866" stroke-width="1"/><circle cx="-3" cy="-3" r="3.500" fill="#fff"/>'
    sk.along(moved(smooth([(-108, 168), (0, 192), (108, 168)]), x, top, 0, scale), pearl, 21 * scale, scale)


@kind("jhumka")
def jhumka(sk: Sketch) -> None:
    stone = sk.random.choice(("#a8322b", "#1f6d4d", "#22406b", "#a82a68"))
    drop_earring(sk, -170, 0, sk.wobble(1.15), stone)
    drop_earring(sk, 170, sk.random.uniform(10, 60), sk.wobble(1.15), stone)
    sk.focus = (-170, 160)


@kind("necklace")
def necklace(sk: Sketch) -> None:
    stone = sk.random.choice(("#a8322b", "#1f6d4d", "#22406b", "#3a9aa0"))
    gold = '<circle cx="2" cy="4" r="9" fill="#000" fill-opacity=".3"/><circle r="9" fill="#cf9f3f" stroke="#7a5217" stroke-width="1"/><circle cx="-3" cy="-3" r="3" fill="#fff3cf"/>'
    pearl = '<circle cx="2" cy="4" r="11" fill="#000" fill-opacity=".3"/><circle r="11" fill="#efe6d4" stroke="#9a8866" stroke-width="1"/><circle cx="-3.500" cy="-3.500" r="4" fill="#fff"/>'
    for inset, bead, gap in ((0, gold, 19), (30, pearl, 23), (64, gold, 19)):
        sk.along(
            smooth(
                [
                    (-240 + inset * 0.5, -250),
                    (-290 + inset, 20),
                    (-190 + inset * 0.8, 270 - inset),
                    (0, 350 - inset),
                    (190 - inset * 0.8, 270 - inset),
                    (290 - inset, 20),
                    (240 - inset * 0.5, -250),
                ],
                detail=16,
            ),
            bead,
            gap,
        )
    sk.line(smooth([(-226, -250), (-80, -330), (60, -318), (120, -360)]), "#a8322b", 9, 1).line(
        smooth([(226, -250), (120, -300), (140, -350), (120, -366)]), "#a8322b", 9, 1
    )
    for t in np.linspace(-0.62, 0.62, 5):
        x, y = 300 * math.sin(t * 1.3), 300 * math.cos(t * 1.3) + 62
        scale = 1.5 - abs(t) * 0.9
        sk.piece(circle(x, y, 44 * scale), "gold", fabric=METAL, lift=8, puff=2)
        sk.stamp(
            x,
            y,
            f'<circle r="28" fill="{stone}" stroke="#7a5217" stroke-width="3"/><path d="M-18,-14A24,24 0 0 1 10,-22L4,-6Z" fill="#fff" fill-opacity=".35"/>'
            + "".join(
                f'<circle transform="rotate({a})" cy="-36" r="4" fill="#f7e2a0" stroke="#7a5217" stroke-width=".8"/>'
                for a in range(0, 360, 30)
            )
            + '<path d="M0,44C10,56 10,74 0,84C-10,74 -10,56 0,44Z" fill="#efe6d4" stroke="#9a8866"/>',
            scale,
            -math.degrees(t) * 0.8,
        )
    sk.reach = np.array([[-320, -380], [320, 520]], float)
    sk.focus = (0, 360)


@kind("bangles")
def bangles(sk: Sketch) -> None:
    colors = sk.random.sample(["#a8322b", "#1f6d4d", "#22406b", "#cf9f3f", "#a82a68", "#cf9f3f", "#3a9aa0"], 6)
    sk.piece(circle(-150, 0, 3), "gold", lift=0, puff=0, shadow=0, edge=0)
    for number, color in enumerate(colors):
        x, y = -150 + number * 62 + sk.random.uniform(-14, 14), sk.random.uniform(-40, 40) + (number % 2) * 40
        radius = 205 + sk.random.uniform(-4, 4)
        turn = sk.random.uniform(-20, 20)
        sk.line(circle(x + 7, y + 12, radius, radius * 0.94, turn, 60), "#000", 24, 0.16, closed=True)
        sk.ring(x, y, radius, radius * 0.94, color, 19, turn)
        sk.along(
            circle(x, y, radius, radius * 0.94, turn, 80),
            '<circle r="4" fill="#f7e2a0" stroke="#7a5217" stroke-width=".8"/>'
            if number % 2
            else '<path d="M-7,0L0,-5L7,0L0,5Z" fill="#f7e2a0" stroke="#7a5217" stroke-width=".6"/>',
            26,
        )
    sk.reach = np.array([[-380, -250], [390, 290]], float)
    sk.focus = (0, 60)
