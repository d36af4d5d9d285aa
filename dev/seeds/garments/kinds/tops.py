"""T-shirt, shirt, blouse, sweater, cardigan, hoodie."""

import numpy as np

from dev.seeds.garments import cut
from dev.seeds.garments.cut import Body
from dev.seeds.garments.dyes import pale
from dev.seeds.garments.geometry import both_sides, curve, flipped, ribbon, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.sketch import Sketch


@kind("tshirt")
def tshirt(sk: Sketch) -> None:
    b = Body(length=sk.wobble(690), depth=86, neck=88, shoulder=218, waist=214, chest=226, hem=224)
    cut.inside(sk, b)
    for side in (1, -1):
        hem, _lean = cut.sleeve(sk, b, side, length=150, cuff=84, angle=48, bend=0)
        _double_stitch(sk, hem, 12)
    cut.body(sk, b, folds=6)
    cut.band(sk, cut.neckline(b, 9), 20, "trim")
    sk.stitch(cut.neckline(b, 24), None, 1.6, 0.4)
    for above in (16, 22):
        sk.stitch(cut.hemline(b, above), None, 1.7, 0.42)


def _double_stitch(sk: Sketch, hem: np.ndarray, above: float) -> None:
    across = (hem[0] - hem[-1]) / np.hypot(*(hem[0] - hem[-1]))
    up = np.array([across[1], -across[0]]) if across[0] > 0 else np.array([-across[1], across[0]])
    for more in (0, 6):
        sk.stitch(hem + up * (above + more), None, 1.6, 0.42)


@kind("shirt")
def shirt(sk: Sketch) -> None:
    b = Body(length=sk.wobble(760), neck=72, depth=46, shoulder=212, chest=218, waist=208, hem=220, lift=62, dip=18)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=500, cuff=54, angle=19 + 3 * side, bend=20)
        cut.cuff(sk, hem, 66, "cloth", 3, sk.random.choice(("#efe3cf", "#d8cfc0")))
    cut.body(sk, b, folds=6)
    yoke = np.vstack(
        [
            flipped(smooth([(0, 92), (110, 88), (b.shoulder - 8, 74)]))[::-1],
            smooth([(0, 92), (110, 88), (b.shoulder - 8, 74)]),
        ]
    )
    sk.seam(yoke)
    cut.placket(sk, 40, b.length + 8, buttons=7, tile="cloth")
    cut.pocket(sk, 62, 205, 104, 118)
    cut.shirt_collar(sk, b, "cloth")
    sk.button(0, 44, 8)
    sk.stitch(cut.hemline(b, 12), None, 1.6, 0.45)


@kind("blouse")
def blouse(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(640),
        neck=86,
        depth=110,
        shoulder=188,
        chest=206,
        waist=200,
        hem=236,
        vee=sk.random.random() < 0.5,
    )
    cut.inside(sk, b)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=390, cuff=46, angle=27, bend=26, puffed=34)
        cut.cuff(sk, hem, 44, "cloth", 2, "#efe3cf")
    cut.body(sk, b, folds=0)
    cut.gathers(sk, 150, 150, b.length - 60, b.hem * 0.95, 13)
    cut.band(sk, cut.neckline(b, 7), 15, "cloth")
    for side, drop in ((1, 190), (-1, 215)):
        tie = ribbon(
            smooth(
                [
                    (0, b.depth + 4),
                    (side * 26, b.depth + 60),
                    (side * 16, b.depth + drop * 0.7),
                    (side * 34, b.depth + drop),
                ]
            ),
            [13, 9, 16],
        )
        sk.piece(tie, "plain", lift=8, puff=0.5, shadow=0.8)
    for side in (1, -1):
        loop = smooth(
            [(0, b.depth + 6), (side * 52, b.depth - 26), (side * 84, b.depth + 10), (side * 46, b.depth + 32)],
            closed=True,
        )
        sk.piece(loop, "plain", lift=9, puff=0.9, shadow=0.7)
    sk.piece(
        smooth([(-12, b.depth - 2), (12, b.depth - 2), (11, b.depth + 20), (-11, b.depth + 20)], closed=True),
        "plain",
        lift=11,
        shadow=0.5,
    )
    sk.stitch(cut.hemline(b, 12), None, 1.5, 0.4)


def _rib_hem(sk: Sketch, b: Body, deep: float) -> None:
    low = both_sides(
        [
            (0, b.length - deep + b.dip),
            (b.hem * 0.6, b.length - deep + b.dip, b.hem + 1, b.length - deep - b.lift),
            (b.hem - 4, b.length - b.lift - deep * 0.4, b.hem - 14, b.length + 4),
            (b.hem * 0.5, b.length + b.dip + 10, 0, b.length + b.dip + 10),
        ]
    )
    sk.piece(low, "rib", lift=3, puff=0.9, shadow=0.25)


@kind("sweater")
def sweater(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(620), neck=88, depth=70, shoulder=226, drop=46, armhole=262, chest=238, waist=232, hem=226
    )
    cut.inside(sk, b, "rib", 24)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=500, cuff=58, angle=21 + 5 * side, bend=30, puffed=12)
        cut.cuff(sk, hem, 88, "rib", -3)
    cut.body(sk, b, folds=4)
    _rib_hem(sk, b, 62)
    cut.band(sk, cut.neckline(b, 14), 36, "rib")
    back = smooth([(-b.neck - 12, 0), (-b.neck * 0.5, -26), (0, -32), (b.neck * 0.5, -26), (b.neck + 12, 0)])
    cut.band(sk, back, 18, "rib")


@kind("cardigan")
def cardigan(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(680), neck=80, depth=330, shoulder=214, armhole=258, chest=230, waist=224, hem=226, vee=True
    )
    cut.inside(sk, b, "inside", 22)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=500, cuff=56, angle=17 + 5 * side, bend=24, puffed=10)
        cut.cuff(sk, hem, 80, "rib", -3)
    cut.body(sk, b, folds=4)
    _rib_hem(sk, b, 58)
    button = sk.random.choice(("#6b432b", "#e8dcc6", "#2a2220"))
    right = smooth([(b.neck - 6, -6), (b.neck * 0.72, 130), (28, b.depth - 20), (2, b.depth + 60), (0, b.length + 8)])
    for edge in (flipped(right), right):
        cut.band(sk, edge, 40, "rib")
    for number in range(5):
        sk.button(1, b.depth + 46 + number * (b.length - b.depth - 70) / 4.4, 11, button)
    for side in (1, -1):
        x = side * 132
        cut.band(
            sk, np.array([[x - 52, b.length - 212], [x, b.length - 211], [x + 52, b.length - 212]], float), 22, "rib"
        )


@kind("hoodie")
def hoodie(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(690), neck=104, depth=84, shoulder=224, drop=52, armhole=268, chest=238, waist=232, hem=224
    )
    hood = both_sides([(0, -178), (150, -182, 172, -70, 138, 6), (112, 46, 60, 64), (0, 66)])
    sk.piece(hood, "cloth", lift=2, puff=1.8)
    sk.piece(
        both_sides([(0, -146), (108, -146, 120, -60, 96, 0), (62, 70, 0, 84)]),
        "inside",
        tone=-0.34,
        lift=1,
        puff=0.8,
        shadow=0.4,
    )
    sk.fold([(-70, -110), (-30, -60), (-60, 20)], 30, 0.9).fold([(72, -96), (34, -40), (58, 24)], 30, -0.8)
    sk.label_at = (0, -6)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=490, cuff=58, angle=20 + 4 * side, bend=34, puffed=14)
        cut.cuff(sk, hem, 74, "rib", -4)
    cut.body(sk, b, folds=4)
    _rib_hem(sk, b, 60)
    for side in (1, -1):
        rim = ribbon(smooth([(side * 4, 92), (side * 70, 62), (side * 112, 8), (side * 124, -50)]), [30, 46, 40])
        sk.piece(rim, "plain", lift=8, puff=1.3, shadow=0.9)
    pouch = both_sides([(0, 425), (104, 425), (168, 545), (172, b.length - 62), (0, b.length - 56)])
    sk.piece(pouch, "cloth", lift=6, puff=0.8, shadow=0.7)
    for side in (1, -1):
        sk.stitch(curve([(side * 98, 430), (side * 160, 548)]), None, 1.8, 0.5)
        cord = smooth([(side * 40, 72), (side * 46, 140), (side * 34, 210), (side * 44, 268)])
        sk.line(cord + np.array([3, 5]), "#000", 8, 0.2)
        sk.line(cord, pale(sk.ink, 0.86), 7.5, 1).line(cord, "#8a8175", 2, 0.6, dash="3 3")
        sk.stamp(
            side * 40,
            74,
            '<circle r="8" fill="#b9b4aa" stroke="#333" stroke-width="1.500"/><circle r="3.500" fill="#222"/>',
        )
