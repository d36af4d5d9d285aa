"""Coat, biker jacket, denim jacket, puffer; jeans, trousers, shorts."""

import numpy as np

from dev.seeds.garments import cut
from dev.seeds.garments.cut import Body
from dev.seeds.garments.dyes import pale
from dev.seeds.garments.geometry import Points, both_sides, curve, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.sketch import Sketch


def mirrored(sk: Sketch, shape: Points, tile: str = "cloth", turn: float = 0, **options: float) -> None:
    for side in (1, -1):
        sk.piece(shape * np.array([side, 1.0]), tile, turn=side * turn, **options)  # type: ignore[arg-type]


@kind("coat")
def coat(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(1000, 0.03),
        neck=84,
        depth=210,
        shoulder=212,
        drop=46,
        armhole=270,
        chest=228,
        waist=222,
        waist_at=470,
        hem=266,
        lift=4,
        dip=8,
        vee=True,
    )
    cut.inside(sk, b, rise=24)
    for side in (1, -1):
        hem, lean = cut.sleeve(sk, b, side, length=520, cuff=70, angle=15 + 3 * side, bend=18)
        cut.band(sk, hem + np.array([0, -46.0]), 22, "cloth", turn=-lean)
        sk.button(float(hem[0][0]) - side * 14, float(hem[0][1]) - 46, 9, "#3a2a1f")
    cut.body(sk, b, folds=4, puff=1.3)
    double = sk.random.random() < 0.5
    front = curve(
        [(-30, 214), (40, 330), (62 if double else 22, 400), (64 if double else 26, b.length + 6), (-40, b.length + 12)]
    )
    sk.line(front[12:], width=3, opacity=0.5)
    mirrored(
        sk,
        curve(
            [
                (4, 214),
                (40, 190),
                (b.neck - 4, -20),
                (b.neck + 26, 4),
                (124, 150),
                (150, 178),
                (100, 206),
                (54, 330),
                (22, 380),
            ]
        ),
        "cloth",
        20,
        lift=8,
        shadow=1.1,
        puff=0.9,
    )
    mirrored(
        sk,
        curve(
            [
                (30, 120),
                (b.neck - 22, -38),
                (b.neck + 14, -34, b.neck + 34, 0),
                (134, 92),
                (150, 140),
                (106, 158),
                (92, 132),
                (30, 120),
            ]
        ),
        "trim",
        24,
        lift=10,
        shadow=0.9,
        puff=0.9,
    )
    for row in range(3):
        for x in (-44, 44) if double else (2,):
            sk.button(x, 400 + row * 120, 17, sk.random.choice(("#3a2a1f", "#3a2a1f")))
    for side in (1, -1):
        flap = np.array([[side * 84, 596], [side * 196, 584], [side * 198, 636], [side * 86, 650]], float)
        sk.piece(flap, "cloth", lift=7, puff=0.6, shadow=0.9)
        sk.stitch(np.vstack([flap[3], flap[2]]) + np.array([0, -7]), None, 1.8, 0.5)
    belt = np.array([[-222, 486], [0, 494], [222, 486]], float)
    if not double:
        cut.band(sk, smooth([tuple(p) for p in belt]), 44, "cloth")
        sk.stamp(
            -20,
            492,
            '<rect x="-26" y="-30" width="52" height="60" rx="8" fill="none" stroke="#2c211a" stroke-width="8"/><path d="M-2,-26V26" stroke="#2c211a" stroke-width="5"/>',
        )


@kind("biker jacket")
def biker(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(600, 0.03),
        neck=80,
        depth=150,
        shoulder=216,
        drop=46,
        armhole=258,
        chest=230,
        waist=212,
        waist_at=470,
        hem=218,
        lift=2,
        dip=4,
        vee=True,
    )
    metal = "#cfcac0"
    cut.inside(sk, b, rise=26)
    hem, _lean = cut.sleeve(sk, b, -1, length=500, cuff=58, angle=18, bend=40)
    sk.zip(np.linspace(hem[0] + [14, -8], hem[0] + [40, -120], 8), metal, 8)
    hem, _lean = cut.sleeve(sk, b, 1, length=500, cuff=58, angle=16, bend=44)
    sk.zip(np.linspace(hem[0] + [-14, -8], hem[0] + [-40, -120], 8), metal, 8)
    cut.body(sk, b, folds=4, puff=1.2)
    for side in (1, -1):
        quilt = curve([(side * 128, 40), (side * 206, 46), (side * 214, 92), (side * 140, 96)])
        sk.piece(quilt, "cloth", lift=6, puff=0.7, shadow=0.4)
        for row in range(1, 4):
            sk.line(
                np.linspace([side * (128 + 3 * row), 40 + 14 * row], [side * (206 + 2 * row), 46 + 12 * row], 6),
                width=2,
                opacity=0.5,
            )
    sk.seam(smooth([(-212, 330), (-60, 342), (30, 336)])).seam(smooth([(212, 330), (120, 340), (60, 338)]))
    sk.zip(np.linspace([44, 218], [-70, b.length - 24], 14), metal, 12)
    mirrored(
        sk,
        curve(
            [(6, 216), (30, 170), (b.neck - 8, -10), (b.neck + 30, 10), (150, 150), (162, 182), (90, 300), (20, 330)]
        ),
        "cloth",
        26,
        lift=9,
        shadow=1.2,
    )
    for side in (1, -1):
        sk.stitch(smooth([(side * 146, 158), (side * 152, 180), (side * 86, 288)]), pale(sk.ink, 0.6), 1.8, 0.5)
        sk.stamp(
            side * 138,
            168,
            '<circle r="9" fill="#d9d4c8" stroke="#3a342c" stroke-width="1.500"/><circle cx="-3" cy="-3" r="3" fill="#fff"/>',
        )
    mirrored(
        sk,
        curve(
            [
                (26, 108),
                (b.neck - 26, -46),
                (b.neck + 16, -40, b.neck + 34, -4),
                (138, 78),
                (134, 118),
                (96, 140),
                (26, 108),
            ]
        ),
        "cloth",
        24,
        lift=11,
        shadow=1,
    )
    for side in (1, -1):
        sk.stitch(
            smooth([(side * 36, 108), (side * 94, 130), (side * 126, 112), (side * 128, 80)]),
            pale(sk.ink, 0.6),
            1.8,
            0.5,
        )
        sk.zip(np.linspace([side * 92, 420], [side * 170, 498], 8), metal, 9)
    cut.band(sk, cut.hemline(b, 20), 46, "cloth")
    sk.stamp(
        150,
        b.length - 24,
        '<rect x="-20" y="-26" width="40" height="52" rx="5" fill="none" stroke="#cfcac0" stroke-width="7"/><path d="M-2,0H22" stroke="#cfcac0" stroke-width="5"/>',
    )
    for x in (-190, -150):
        sk.stamp(x, b.length - 22, '<circle r="7" fill="#d9d4c8" stroke="#3a342c" stroke-width="1.500"/>')


@kind("denim jacket")
def denim_jacket(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(560, 0.03),
        neck=78,
        depth=60,
        shoulder=222,
        drop=46,
        armhole=262,
        chest=234,
        waist=218,
        waist_at=420,
        hem=212,
        lift=2,
        dip=4,
    )
    thread, copper = "#d9a25a", "#b9793f"
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=490, cuff=58, angle=20 + 4 * side, bend=30)
        cut.cuff(sk, hem, 56, "cloth", 2, copper)
    cut.body(sk, b, folds=0)
    for side in (1, -1):
        for dx in (0, 7):
            sk.stitch(
                smooth([(side * (22 + dx), 196), (side * 110, 206 + dx), (side * 216, 190 + dx)]), thread, 2, 0.85
            )
            sk.stitch(
                smooth(
                    [(side * (70 + dx), 215), (side * (60 + dx * 0.8), 350), (side * (48 + dx * 0.6), b.length - 50)]
                ),
                thread,
                2,
                0.8,
            )
            sk.stitch(
                smooth([(side * (166 + dx), 215), (side * (150 + dx), 350), (side * (126 + dx), b.length - 50)]),
                thread,
                2,
                0.8,
            )
        flap = curve([(side * 68, 186), (side * 170, 180), (side * 170, 224), (side * 120, 254), (side * 68, 228)])
        sk.piece(flap, "cloth", lift=7, puff=0.7, shadow=0.9)
        sk.stitch((flap - flap.mean(axis=0)) * 0.88 + flap.mean(axis=0), thread, 2, 0.85)
        sk.button(side * 120, 232, 9, copper)
    sk.fold([(-190, 300), (-120, 330), (-100, 440)], 26, 0.8).fold([(196, 300), (130, 340), (110, 430)], 26, -0.8)
    cut.placket(sk, 40, b.length - 36, width=44, buttons=6, color=copper, tile="cloth")
    for side in (-1, 1):
        sk.stitch(np.linspace([side * 17, 46], [side * 17, b.length - 40], 14), thread, 2, 0.8)
    cut.band(sk, cut.hemline(b, 22), 48, "cloth")
    for y in (4, 38):
        sk.stitch(cut.hemline(b, y), thread, 2, 0.8)
    sk.button(0, b.length - 16, 9, copper)
    cut.shirt_collar(sk, b, "trim", spread=74, point=104)


@kind("puffer")
def puffer(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(640, 0.03),
        neck=92,
        depth=50,
        shoulder=222,
        drop=44,
        armhole=270,
        chest=246,
        waist=240,
        hem=236,
        lift=0,
        dip=6,
    )
    for side in (1, -1):
        hem, lean = cut.sleeve(sk, b, side, length=480, cuff=62, angle=22 + 4 * side, bend=30, puffed=26)
        way = np.array([np.sin(np.radians(lean)), np.cos(np.radians(lean))])
        across = np.array([way[1], -way[0]])
        middle = (hem[0] + hem[-1]) / 2
        for row in range(5):
            at = middle - way * (52 + row * 84)
            half = 62 + 10 * row
            spine = smooth([tuple(at - across * half), tuple(at + way * 9), tuple(at + across * (half + 12))])
            sk.pieces[-1].folds.append(_valley(sk, spine))
            sk.line(spine, width=2.2, opacity=0.4)
        cut.cuff(sk, hem, 34, "rib", -6)
    sk.piece(cut.outline(b), "cloth", lift=4)
    for row in range(6):
        y = 118 + row * 86
        half = 200 if row == 0 else 240
        spine = smooth([(-half, y - 6), (-half * 0.5, y + 7), (0, y), (half * 0.5, y + 8), (half, y - 6)])
        sk.pieces[-1].folds.append(_valley(sk, spine))
        sk.line(spine, width=2.2, opacity=0.45)
        for k in range(9):
            x = -half + (k + 0.5) * half / 4.5 + sk.random.uniform(-14, 14)
            sk.fold(
                [(x, y + 6), (x + sk.random.uniform(-8, 8), y + 26), (x + sk.random.uniform(-10, 10), y + 48)], 20, 0.36
            )
    collar = both_sides([(0, -76), (90, -78, 104, -50), (118, 10, 100, 44), (60, 62, 0, 62)])
    sk.piece(collar, "cloth", lift=9, puff=1.4, shadow=0.8)
    sk.piece(
        both_sides([(0, -64), (70, -64, 80, -46), (50, -30, 0, -30)]),
        "inside",
        tone=-0.35,
        lift=1,
        shadow=0.2,
        puff=0.4,
    )
    sk.label_at = (0, -46)
    sk.fold([(-100, -6), (-40, 6), (0, 2), (60, 8), (100, -6)], 16, -1)
    sk.zip(np.linspace([0, -20], [2, b.length - 4], 16), "#8f8a80", 13)
    for side in (1, -1):
        sk.line(np.linspace([side * 110, 452], [side * 178, 540], 6), "#15110f", 9, 0.6)
        sk.zip(np.linspace([side * 110, 452], [side * 178, 540], 6), "#8f8a80", 8)


def _valley(sk: Sketch, spine: Points):  # type: ignore[no-untyped-def]
    from dev.seeds.garments.sketch import Fold

    return Fold(sk.sway(spine), 22, -1)


@kind("jeans")
def jeans(sk: Sketch) -> None:
    trouser_legs(sk, hem=sk.random.choice((92, 112, 132)), denim=True)


@kind("trousers")
def trousers(sk: Sketch) -> None:
    trouser_legs(sk, hem=sk.random.choice((84, 124, 150)), denim=False)


@kind("shorts")
def shorts(sk: Sketch) -> None:
    trouser_legs(sk, hem=150, denim=True, length=470)


def trouser_legs(sk: Sketch, hem: float, denim: bool, length: float = 1080) -> None:
    thread, copper = ("#d39a50", "#b9793f") if denim else (None, "#3a2a1f")
    length = sk.wobble(length, 0.02)
    knee, low = (146 if length > 600 else 176), length
    out = 150 + hem * 0.55
    if length > 600:
        leg = curve(
            [
                (-6, 0),
                (160, -4),
                (182, 120, 214, 250, 206, 330),
                (206, 460, 190, length * 0.56, out - 30, length * 0.6),
                (out - 10, length * 0.8, out, low - 10),
                (out - hem, low + 8, out - hem * 2, low - 6),
                (out - hem * 2 - 6, length * 0.8, out - knee * 2 + 26, length * 0.58),
                (10, 470, -6, 340),
            ]
        )
    else:
        leg = curve(
            [
                (-6, 0),
                (160, -4),
                (186, 120, 226, 260, 244, low - 14),
                (140, low + 10, 22, low - 4),
                (14, low - 90, -6, 330),
            ]
        )
    sk.piece(leg * np.array([-1.0, 1.0]), "cloth", turn=3, lift=2, puff=1.2)
    _leg_folds(sk, -1, out, hem, length)
    sk.piece(leg, "cloth", turn=-3, lift=3, puff=1.2)
    _leg_folds(sk, 1, out, hem, length)
    sk.piece(
        both_sides([(0, 6), (140, 2, 158, -2), (150, -22), (80, -16, 0, -12)]),
        "inside",
        tone=-0.35,
        lift=1,
        shadow=0,
        puff=0.3,
    )
    sk.label_at = (0, -2)
    waist = smooth([(-166, 22), (-80, 34), (0, 37), (80, 34), (166, 22)])
    cut.band(sk, waist, 46, "cloth")
    for edge in (-19, 19):
        sk.stitch(waist + np.array([0, edge]), thread, 2, 0.8)
    for x in (-118, -58, 58, 118):
        sk.piece(
            np.array([[x - 8, 4], [x + 8, 4], [x + 8, 64], [x - 8, 64]], float) + np.array([0, 6 - abs(x) * 0.06]),
            "cloth",
            lift=7,
            puff=0.5,
            shadow=0.6,
        )
    sk.button(2, 38, 13, copper)
    fly = smooth([(38, 62), (40, 180), (26, 250), (4, 290)])
    sk.seam(np.linspace([4, 60], [0, 340], 8))
    for dx in (0, -7) if denim else (0,):
        sk.stitch(fly + np.array([dx, 0]), thread, 2, 0.85)
    for side in (1, -1):
        mouth = smooth([(side * 84, 62), (side * 96, 120), (side * 140, 156), (side * 194, 164)])
        if denim:
            sk.piece(
                np.vstack([mouth, [[side * 186, 70], [side * 150, 56]]]),
                "cloth",
                tone=-0.12,
                lift=1,
                puff=0.3,
                shadow=0.3,
                turn=8,
            )
            sk.stitch(mouth, thread, 2.2, 0.9).stitch(mouth + np.array([-side * 5, 6]), thread, 2, 0.8)
            for i in (1, -2):
                sk.stamp(float(mouth[i][0]), float(mouth[i][1]), f'<circle r="5" fill="{copper}" stroke="#5b3316"/>')
        else:
            sk.seam(np.linspace([side * 116, 62], [side * 184, 210], 8))
            sk.fold([(side * 70, 70), (side * 82, 300), (side * (out - hem), low - 20)], 14, 1).line(
                smooth([(side * 74, 66), (side * 92, 320), (side * (out - hem), low - 4)]), width=2, opacity=0.35
            )
        if length < 600:
            sk.stitch(smooth([(side * 22, low - 24), (side * 130, low - 12), (side * 240, low - 34)]), thread, 2, 0.75)
            continue
        sk.stitch(
            np.array(
                [[side * (out - hem * 2), low - 26], [side * (out - hem), low - 14], [side * out, low - 28]], float
            ),
            thread,
            2,
            0.75,
        )
        if denim:
            sk.stitch(
                smooth(
                    [
                        (side * 198, 240),
                        (side * 196, 400),
                        (side * (out - 14), length * 0.62),
                        (side * (out - 6), low - 40),
                    ]
                ),
                thread,
                1.8,
                0.5,
            )


def _leg_folds(sk: Sketch, side: int, out: float, hem: float, length: float) -> None:
    for number in range(4):
        y = 300 + number * 30
        sk.fold(
            [(side * 8, y), (side * 70, y - 10 + number * 12), (side * 160, y + 6 + number * 24)],
            18,
            (0.5, -0.45, 0.4, 0.3)[number],
        )
    if length > 600:
        knee = length * 0.58
        for number in range(3):
            sk.fold(
                [
                    (side * (out - hem * 2 + 14), knee + number * 34),
                    (side * (out - hem), knee + 16 + number * 26),
                    (side * (out - 14), knee - 8 + number * 40),
                ],
                16,
                (0.4, -0.4, 0.3)[number],
            )
        sk.fold(
            [
                (side * (out - hem), length * 0.66),
                (side * (out - hem + 10), length * 0.8),
                (side * (out - hem), length - 40),
            ],
            24,
            0.6,
        )
