"""Dresses of all lengths, the áo dài, a child's dress, a romper, a skirt."""

import numpy as np

from dev.seeds.garments import cut
from dev.seeds.garments.cut import Body
from dev.seeds.garments.geometry import both_sides, curve, flipped, ribbon, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.sketch import Sketch


def bodice(**more: float) -> Body:
    return Body(
        **{
            "length": 360,
            "neck": 84,
            "depth": 96,
            "shoulder": 172,
            "armhole": 222,
            "chest": 188,
            "waist": 160,
            "waist_at": 330,
            "hem": 158,
            "lift": 0,
            "dip": 6,
            **more,
        }
    )  # type: ignore[arg-type]


def skirt(
    sk: Sketch, waist: float, top: float, hem: float, low: float, *, folds: int = 13, tile: str = "cloth"
) -> None:
    shape = both_sides(
        [
            (0, top - 6),
            (waist, top - 10),
            (waist + (hem - waist) * 0.42, top + (low - top) * 0.3, hem - 14, low - 150, hem, low - 22),
            (hem * 0.62, low + 22, hem * 0.3, low + 8, 0, low + 20),
        ]
    )
    sk.piece(shape, tile, lift=3, puff=1.2, shadow=0.4)
    cut.gathers(sk, top + 8, waist * 0.92, low, hem * 0.95, folds)


def hem_of(hem: float, low: float, above: float) -> np.ndarray:
    right = curve(
        [
            (0, low + 20 - above),
            (hem * 0.3, low + 8 - above, hem * 0.62, low + 22 - above, hem * 0.985, low - 24 - above),
        ]
    )
    return np.vstack([flipped(right)[::-1], right])


@kind("tea dress")
def tea_dress(sk: Sketch) -> None:
    b = bodice(vee=sk.random.random() < 0.6)
    low, hem = sk.wobble(1020, 0.03), sk.wobble(300)
    cut.inside(sk, b)
    for side in (1, -1):
        hemmed, _ = cut.sleeve(sk, b, side, length=160, cuff=76, angle=40, bend=6, puffed=26)
        cut.cuff(sk, hemmed, 26, "cloth", 0)
    skirt(sk, 158, 350, hem, low)
    cut.body(sk, b, folds=0)
    for side in (1, -1):
        sk.fold([(side * 70, 340), (side * 78, 270), (side * 98, 230)], 20, 0.9)
        sk.line(smooth([(side * 62, 352), (side * 70, 290), (side * 84, 236)]), width=2, opacity=0.35)
    cut.band(sk, smooth([(-160, 352), (0, 358), (160, 352)]), 24, "cloth")
    for number in range(5):
        sk.button(0, b.depth + 28 + number * 46, 7, "#efe3cf")
    sk.seam(np.linspace([9, b.depth + 8], [9, 345], 8))
    for side in (1, -1):
        leaf = curve(
            [
                (1, b.depth + 2),
                (b.neck * 0.7, b.depth * 0.6, b.neck - 4, -8),
                (b.neck + 34, 6, b.neck + 40, 34),
                (b.neck, 96, 34, b.depth + 56),
                (14, b.depth + 30, 1, b.depth + 2),
            ]
        )
        sk.piece(leaf * np.array([side, 1.0]), "plain", lift=7, puff=0.8, shadow=0.8)
    sk.stitch(hem_of(hem, low, 16), None, 1.6, 0.45)


@kind("midi dress")
def midi_dress(sk: Sketch) -> None:
    b = bodice(depth=70, shoulder=186, length=380)
    low, hem = sk.wobble(1080, 0.03), sk.wobble(286)
    cut.inside(sk, b)
    for side in (1, -1):
        hemmed, _ = cut.sleeve(sk, b, side, length=470, cuff=44, angle=21 + 3 * side, bend=26, puffed=30)
        cut.cuff(sk, hemmed, 50, "cloth", 3, "#efe3cf")
    skirt(sk, 160, 372, hem, low)
    cut.body(sk, b, folds=3)
    cut.band(sk, cut.neckline(b, 8), 16, "plain")
    cut.band(sk, smooth([(-162, 372), (0, 378), (162, 372)]), 30, "plain")
    sk.stitch(hem_of(hem, low, 14), None, 1.6, 0.45)


@kind("maxi dress")
def maxi_dress(sk: Sketch) -> None:
    b = bodice(
        depth=120,
        neck=100,
        shoulder=142,
        chest=178,
        waist=150,
        armhole=190,
        vee=True,
        length=330,
        waist_at=300,
        hem=150,
    )
    low = sk.wobble(1240, 0.02)
    cut.inside(sk, b)
    tiers = ((150, 310, 216, 640), (212, 620, 270, 940), (266, 920, 330, low))
    for waist, top, hem, bottom in reversed(tiers):
        skirt(sk, waist, top, hem, bottom, folds=15)
        sk.stitch(hem_of(hem, bottom, 12), None, 1.5, 0.4)
    for waist, top, _, _ in tiers[1:]:
        sk.seam(smooth([(-waist, top + 20), (0, top + 32), (waist, top + 20)]))
    cut.body(sk, b, folds=0)
    cut.gathers(sk, 120, 120, 300, 140, 9)
    for side in (1, -1):
        frill = curve(
            [
                (b.neck, -4),
                (b.shoulder + 50, 0, b.shoulder + 66, 90, b.chest + 30, 196),
                (b.chest - 20, 180),
                (b.shoulder - 14, 90, b.neck + 20, 20),
            ]
        )
        sk.piece(frill * np.array([side, 1.0]), "cloth", turn=side * 40, lift=7, puff=1.4)
        sk.folds(6, (side * 120, 30, side * 160, 160), (side * 190, 20, side * 214, 180))
    cut.band(sk, smooth([(-152, 318), (0, 324), (152, 318)]), 30, "cloth")
    tie = ribbon(smooth([(10, 324), (46, 420), (28, 520), (60, 590)]), [14, 12, 16])
    sk.piece(tie, "plain", lift=9, shadow=0.9)


@kind("wrap dress")
def wrap_dress(sk: Sketch) -> None:
    b = bodice(depth=230, neck=88, vee=True, shoulder=178, length=370)
    low, hem = sk.wobble(980, 0.03), sk.wobble(272)
    cut.inside(sk, b)
    for side in (1, -1):
        hemmed, _ = cut.sleeve(sk, b, side, length=330, cuff=74, angle=27 + 3 * side, bend=12, puffed=8)
        sk.stitch(hemmed + np.array([0, -10.0]), None, 1.6, 0.4)
    skirt(sk, 160, 362, hem, low, folds=9)
    cut.body(sk, b, folds=0)
    over = curve([(-60, 366), (30, 300, 70, 130, 86, -2), (60, -2), (40, 120, -20, 250, -150, 300), (-156, 366)])
    sk.piece(over, "cloth", turn=16, lift=6, shadow=0.9)
    front = curve(
        [
            (-140, 372),
            (-60, 480, 20, 800, 60, low + 6),
            (hem * 0.7, low + 14, hem, low - 24),
            (hem - 30, 700, 210, 480, 162, 362),
        ]
    )
    sk.piece(front, "cloth", turn=-4, lift=5, puff=1.2, shadow=0.9)
    sk.folds(8, (-90, 400, 150, 420), (90, 820, hem - 30, 920))
    sk.fold([(-130, 376), (20, 430), (150, 540)], 26, 0.9).fold([(-120, 380), (0, 470), (110, 640)], 24, -0.8)
    cut.band(sk, smooth([(-162, 364), (0, 372), (162, 364)]), 36, "plain")
    for points in (
        [(-128, 372), (-176, 440), (-150, 540), (-186, 640)],
        [(-120, 376), (-128, 460), (-106, 560), (-120, 690)],
    ):
        sk.piece(ribbon(smooth(points), [26, 20, 30]), "plain", lift=10, shadow=1)
    for side in (1, -1):
        sk.piece(
            smooth(
                [(-126, 370), (-126 + side * 64, 330), (-126 + side * 92, 372), (-126 + side * 60, 404)], closed=True
            ),
            "plain",
            lift=11,
            puff=1.2,
        )
    sk.piece(smooth([(-142, 352), (-110, 352), (-108, 390), (-144, 390)], closed=True), "plain", lift=13, shadow=0.5)


@kind("ao dai")
def ao_dai(sk: Sketch) -> None:
    b = Body(
        length=1180,
        neck=54,
        depth=40,
        shoulder=158,
        drop=52,
        armhole=236,
        chest=170,
        waist=142,
        waist_at=400,
        hem=214,
        lift=4,
        dip=6,
    )
    legs = both_sides([(0, 560), (170, 560), (196, 900, 212, 1330), (100, 1346), (60, 1000, 0, 860)])
    sk.piece(legs, "white", lift=1, puff=1.3, edge=0)
    sk.line(legs[7:-7], width=2.4, opacity=0.4)
    sk.folds(8, (-150, 800, 150, 900), (-180, 1180, 180, 1230))
    back = both_sides([(0, 420), (150, 420), (214, 760, 236, 1196), (120, 1206, 0, 1206)])
    sk.piece(back, "cloth", tone=-0.16, lift=2, turn=2, edge=0)
    sk.line(back[7:-7], width=2.4, opacity=0.45)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=500, cuff=46, angle=22 + 4 * side, bend=16)
        sk.stitch(hem + np.array([0, -8.0]), None, 1.5, 0.4)
    cut.body(sk, b, folds=7)
    for side in (1, -1):
        sk.seam(smooth([(side * 64, 54), (side * 108, 150), (side * 168, 242)]))
    for side in (1, -1):
        sk.piece(
            ribbon(smooth([(side * 2, 36), (side * 38, 24), (side * 56, -6), (side * 50, -40)]), [40, 46, 44]),
            "plain",
            lift=7,
            puff=0.8,
            shadow=0.5,
        )
    sk.piece(
        both_sides([(0, -52), (40, -52, 50, -34), (30, -22, 0, -20)]), "inside", tone=-0.3, lift=1, shadow=0, puff=0.3
    )
    sk.label_at = (0, -34)
    for t in np.linspace(0.08, 0.95, 6):
        point = smooth([(64, 54), (108, 150), (168, 242)])[int(t * 16)]
        sk.stamp(
            float(point[0]),
            float(point[1]),
            '<path d="M-12,-5C-6,-9 6,-9 12,-5" stroke="#e9d9b0" stroke-width="3.500" fill="none"/><circle r="5" fill="#e9d9b0" stroke="#5a4a30"/>',
            0.9,
            40,
        )
    spray(sk, -70, 880, 1.5)
    spray(sk, 66, 620, 1.0)


def spray(sk: Sketch, x: float, y: float, scale: float) -> None:
    """An embroidered branch of plum blossom."""
    bloom = (
        "".join(
            f'<ellipse transform="rotate({t})" cy="-9" rx="6.500" ry="8.500" fill="#f6ece0" stroke="#c98f8f" stroke-width=".8"/>'
            for t in range(0, 360, 72)
        )
        + '<circle r="4" fill="#d9a23a"/>'
    )
    branch = '<path d="M-20,110C-10,60 30,30 20,-30C16,-60 40,-90 60,-110M14,20C40,10 60,0 74,-24M4,60C-20,40 -34,20 -40,-6" stroke="#5b4630" stroke-width="4" fill="none" stroke-linecap="round"/>'
    leaves = "".join(
        f'<path transform="translate({a} {b}) rotate({t})" d="M0,0C8,-6 10,-18 2,-28C-7,-20 -9,-7 0,0Z" fill="#7fa08a" stroke="#4d6d58" stroke-width="1"/>'
        for a, b, t in ((26, 0, 60), (10, 44, -70), (60, -10, 30), (-24, 30, -20), (34, -70, 80), (0, 78, 60))
    )
    flowers = "".join(
        f'<g transform="translate({a} {b}) scale({s})">{bloom}</g>'
        for a, b, s in ((20, -30, 1.2), (76, -30, 1), (-40, -12, 1.1), (60, -112, 0.9), (30, 30, 0.8), (-8, 66, 0.7))
    )
    sk.stamp(x, y, branch + leaves + flowers, scale)


@kind("kids dress")
def kids_dress(sk: Sketch) -> None:
    b = bodice(length=250, neck=78, depth=62, shoulder=140, armhole=176, chest=148, waist=140, waist_at=236, hem=140)
    cut.inside(sk, b)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=84, cuff=56, angle=50, bend=0, puffed=44)
        cut.cuff(sk, hem, 20, "plain", 0)
    skirt(sk, 138, 240, 310, sk.wobble(720, 0.03), folds=17)
    cut.body(sk, b, folds=0)
    smock = both_sides([(0, 96), (104, 92), (108, 160, 110, 226), (0, 230)])
    sk.piece(smock, "plain", lift=5, puff=0.6, shadow=0.3)
    for row in range(6):
        y = 112 + row * 20
        zig = np.array([[x, y + (6 if k % 2 else -6)] for k, x in enumerate(range(-100, 101, 10))], float)
        sk.line(zig, ("#b04a4a", "#3d6a8f", "#d0a23c")[row % 3], 2.6, 0.85)
    for side in (1, -1):
        petal = curve(
            [
                (0, b.depth),
                (44, b.depth - 4, b.neck - 4, 0),
                (b.neck + 44, 10, b.neck + 40, 52),
                (80, 100, 10, b.depth + 34),
                (0, b.depth),
            ]
        )
        sk.piece(petal * np.array([side, 1.0]), "white", lift=8, puff=0.9, shadow=0.8)
        sk.along(
            smooth([(side * 12, b.depth + 30), (side * 70, 92), (side * 110, 56), (side * 122, 16)]),
            '<circle r="4.500" fill="#fffaf0" stroke="#b9a98c"/>',
            9,
        )
    cut.band(sk, smooth([(-142, 244), (0, 250), (142, 244)]), 26, "trim")
    cut.band(sk, hem_of(310, 720, 40), 16, "trim")


@kind("romper")
def romper(sk: Sketch) -> None:
    b = Body(
        length=430,
        neck=66,
        depth=56,
        shoulder=136,
        drop=26,
        armhole=160,
        chest=146,
        waist=150,
        waist_at=280,
        hem=164,
        lift=0,
        dip=0,
    )
    cut.inside(sk, b)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=190, cuff=44, angle=34 + 5 * side, bend=8)
        cut.cuff(sk, hem, 36, "rib", -2)
    shape = both_sides(
        [
            (0, b.depth),
            (48, b.depth, 64, 24, 66, 0),
            (136, 26),
            (120, 90, 124, 130, 146, 160),
            (140, 260, 160, 360, 172, 430),
            (206, 560, 196, 660, 178, 760),
            (128, 774, 84, 762),
            (70, 640, 40, 560, 0, 530),
        ]
    )
    sk.piece(shape, "cloth", lift=4, puff=1.2)
    sk.folds(6, (-120, 300, 120, 340), (-150, 500, 150, 540))
    for side in (1, -1):
        sk.fold([(side * 10, 520), (side * 80, 560), (side * 150, 590)], 26, 0.9)
        foot = np.array([[side * 82, 758], [side * 130, 768], [side * 180, 756]], float)
        cut.cuff(sk, foot, 44, "rib", -3)
    for number in range(8):
        sk.stamp(
            0,
            b.depth + 26 + number * 58,
            '<circle r="9" fill="#d9d4c8" stroke="#6d675c" stroke-width="1.500"/><circle r="4.500" fill="#a9a396"/><circle cx="-3" cy="-3" r="2" fill="#fff"/>',
        )
    sk.seam(np.linspace([13, b.depth + 4], [13, 522], 10))
    cut.band(sk, cut.neckline(b, 7), 15, "trim")
    cut.pocket(sk, 44, 190, 66, 66, "plain")


@kind("skirt")
def pleated_skirt(sk: Sketch) -> None:
    low, hem, count = sk.wobble(760), 320, 11
    skirt(sk, 168, 40, hem, low, folds=0)
    for number in range(count + 1):
        t = number / count * 2 - 1
        sk.fold([(166 * t, 50), (230 * t, low * 0.5), (hem * t * 0.98, low - 20 - 30 * abs(t))], 30, 0.95)
        sk.fold([(166 * t + 14, 60), (230 * t + 20, low * 0.5), (hem * t * 0.98 + 26, low - 20 - 30 * abs(t))], 16, -1)
        if abs(t) < 0.98:
            sk.line(
                smooth([(166 * t, 46), (232 * t, low * 0.5), (hem * t * 0.985, low + 14 - 34 * abs(t))]),
                width=2.2,
                opacity=0.4,
            )
    cut.band(sk, smooth([(-170, 26), (0, 34), (170, 26)]), 56, "cloth")
    sk.button(128, 30, 10, "#efe3cf")
    sk.stitch(hem_of(hem, low, 16), None, 1.6, 0.4)
    sk.label_at = (0, 24)
