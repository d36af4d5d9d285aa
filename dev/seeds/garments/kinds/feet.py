"""Pairs of shoes from above: khussa, derby, heels, sneakers, sandals; boots and valenki from the side."""

from collections.abc import Callable

import numpy as np

from dev.seeds.garments.dyes import pale
from dev.seeds.garments.fabrics import COTTON, FELT, LEATHER, RUBBER
from dev.seeds.garments.geometry import Points, circle, curve, moved, ribbon, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.sketch import Sketch

Place = Callable[[Points], Points]


def pair(sk: Sketch, gap: float, draw: Callable[[Sketch, Place, int], None]) -> None:
    """The same shoe twice, mirrored, each set down a little differently."""
    for side in (-1, 1):
        turn, dx, dy = (
            side * sk.random.uniform(3, 11),
            side * gap + sk.random.uniform(-8, 8),
            sk.random.uniform(-24, 24),
        )

        def place(points: Points, side: int = side, turn: float = turn, dx: float = dx, dy: float = dy) -> Points:
            return moved(points * np.array([side, 1.0]), dx, dy, turn)

        draw(sk, place, side)


def sole_outline(wide: float = 100, long: float = 640, toe: float = 0.55) -> Points:
    """Seen from above, toe up, outer side to the right."""
    return smooth(
        [
            (-8, 0),
            (wide * toe, 34),
            (wide * 0.98, 170),
            (wide * 0.86, 330),
            (wide * 0.74, 460),
            (wide * 0.7, long - 70),
            (wide * 0.4, long - 8),
            (-14, long),
            (-wide * 0.56, long - 40),
            (-wide * 0.64, long - 150),
            (-wide * 0.56, 380),
            (-wide * 0.78, 190),
            (-wide * 0.66, 60),
        ],
        closed=True,
    )


def at(place: Place, x: float, y: float) -> tuple[float, float]:
    (a, b), *_ = place(np.array([[x, y]], float))
    return float(a), float(b)


@kind("derby shoes")
def derby(sk: Sketch) -> None:
    def one(sk: Sketch, place: Place, side: int) -> None:
        sk.piece(place(sole_outline(112, 660)), "sole", fabric=LEATHER, lift=2)
        sk.stitch(place(sole_outline(106, 648) + np.array([0, 6])), "#e8d3a8", 2, 0.8)
        sk.piece(place(sole_outline(100, 636) + np.array([0, 8])), "cloth", lift=8, puff=2.4, shadow=0.6)
        sk.fold([*map(tuple, place(np.array([[-60, 190], [10, 214], [84, 180]], float)))], 20, -0.9).fold(
            [*map(tuple, place(np.array([[-56, 214], [10, 240], [80, 206]], float)))], 16, -0.7
        )
        sk.seam(place(smooth([(-64, 132), (-20, 106), (40, 104), (88, 140)])))
        for k in range(8):
            sk.stamp(*at(place, -46 + 17 * k, 116 - 12 * np.sin(k / 7 * 3.14)), f'<circle r="2.600" fill="{sk.ink}"/>')
        opening = smooth(
            [(0, 292), (44, 340), (52, 470), (36, 580), (0, 606), (-36, 584), (-50, 470), (-40, 340)], closed=True
        )
        sk.piece(place(opening), "lining", tone=-0.25, lift=1, puff=0.6, shadow=0.2)
        sk.piece(
            place(smooth([(0, 400), (36, 430), (36, 560), (0, 590), (-34, 560), (-36, 430)], closed=True)),
            "lining",
            lift=2,
            puff=0.5,
            shadow=0.4,
        )
        sk.piece(
            place(smooth([(-24, 232), (24, 232), (34, 330), (26, 392), (-22, 392), (-32, 330)], closed=True)),
            "cloth",
            tone=-0.06,
            lift=5,
            shadow=0.4,
        )
        for flap in (1, -1):
            quarter = curve(
                [
                    (flap * 10, 236),
                    (flap * 60, 226),
                    (flap * 84, 300),
                    (flap * 80, 400),
                    (flap * 52, 402),
                    (flap * 36, 320),
                    (flap * 10, 236),
                ]
            )
            sk.piece(place(quarter), "cloth", lift=10, puff=1.1, shadow=0.9)
            sk.stitch(
                place(smooth([(flap * 18, 246), (flap * 42, 322), (flap * 58, 394)])), pale(sk.ink, 0.55), 1.8, 0.7
            )
        for row in range(4):
            y = 262 + row * 34
            w = 20 + row * 7
            lace = place(smooth([(-w, y), (0, y - 7), (w, y + 4)]))
            sk.line(lace + np.array([2, 4]), "#000", 8, 0.35).line(lace, sk.ink, 7.5, 1).line(
                lace, "#fff", 1.6, 0.3, dash="3 3"
            )
        for bow in (1, -1):
            loop = place(smooth([(0, 258), (bow * 44, 214), (bow * 74, 240), (bow * 48, 268), (0, 260)]))
            sk.line(loop + np.array([3, 5]), "#000", 8, 0.3).line(loop, sk.ink, 7, 1).line(
                loop, "#fff", 1.5, 0.25, dash="3 3"
            )
            tail = place(smooth([(0, 260), (bow * 30, 300), (bow * 20, 350), (bow * 46, 392)]))
            sk.line(tail + np.array([3, 5]), "#000", 7, 0.3).line(tail, sk.ink, 6, 1)
        sk.focus = at(place, 0, 250)

    pair(sk, 150, one)


@kind("heels")
def heels(sk: Sketch) -> None:
    def one(sk: Sketch, place: Place, side: int) -> None:
        shape = smooth(
            [
                (0, 0),
                (30, 60),
                (70, 180),
                (78, 260),
                (62, 400),
                (56, 520),
                (52, 610),
                (28, 660),
                (-6, 664),
                (-34, 640),
                (-46, 560),
                (-46, 440),
                (-66, 290),
                (-58, 170),
                (-26, 60),
            ],
            closed=True,
        )
        sk.piece(place(shape * np.array([1.05, 1.0]) + np.array([3, 5])), "sole", lift=1, fabric=LEATHER)
        sk.piece(place(shape), "cloth", lift=8, puff=2.0, shadow=0.4)
        hollow = smooth(
            [
                (0, 232),
                (48, 262),
                (56, 330),
                (46, 470),
                (38, 600),
                (16, 640),
                (-10, 640),
                (-30, 600),
                (-34, 470),
                (-48, 330),
                (-40, 258),
            ],
            closed=True,
        )
        sk.piece(place(hollow), "lining", lift=1, puff=1.6, shadow=0.5, fabric=LEATHER)
        sk.fold([*map(tuple, place(np.array([[2, 300], [8, 440], [4, 600]], float)))], 30, 0.6)
        sk.stitch(place((hollow - [0, 440]) * 0.86 + [2, 442]), "#8a6a44", 1.6, 0.5)
        x, y = at(place, 2, 560)
        sk.stamp(
            x,
            y,
            '<rect x="-13" y="-34" width="26" height="68" fill="none" stroke="#c59a3f" stroke-width="1.800"/><path d="M-6,-24V24M0,-24V24M6,-20V20" stroke="#c59a3f" stroke-width="2.200" stroke-dasharray="6 3"/>',
        )
        sk.line(place(hollow), pale(sk.ink, 0.25), 3, 0.7, closed=True)
        sk.focus = at(place, 0, 120)

    pair(sk, 128, one)


@kind("khussa")
def khussa(sk: Sketch) -> None:
    def one(sk: Sketch, place: Place, side: int) -> None:
        shape = smooth(
            [
                (6, 6),
                (26, 30),
                (66, 120),
                (84, 220),
                (74, 360),
                (64, 500),
                (58, 580),
                (28, 630),
                (-10, 632),
                (-44, 600),
                (-54, 500),
                (-58, 360),
                (-74, 220),
                (-52, 110),
                (-14, 30),
            ],
            closed=True,
        )
        sk.piece(place(shape * np.array([1.06, 1.0]) + np.array([2, 6])), "sole", lift=1, fabric=LEATHER)
        sk.piece(place(shape), "cloth", lift=8, puff=1.8, shadow=0.4)
        curl = place(smooth([(6, 30), (4, 4), (-8, -24), (-34, -30), (-42, -10), (-28, 2)]))
        sk.piece(ribbon(curl, [30, 24, 18, 14, 10]), "cloth", lift=10, puff=1.4)
        hollow = smooth(
            [
                (0, 240),
                (42, 232),
                (56, 300),
                (50, 440),
                (42, 560),
                (14, 604),
                (-14, 604),
                (-38, 566),
                (-44, 440),
                (-48, 300),
                (-38, 234),
            ],
            closed=True,
        )
        sk.piece(place(hollow), "lining", lift=1, puff=1.0, shadow=0.6, fabric=LEATHER)
        sk.stitch(place((hollow - [0, 420]) * 0.8 + [0, 430]), "#7a5217", 1.6, 0.55)
        sk.line(place(hollow), "#e2b650", 6, 1, closed=True).line(
            place(hollow), "#7a5217", 1.4, 0.7, closed=True, dash="3 3"
        )
        bead = '<circle r="4.200" fill="#ecc96a" stroke="#7a5217" stroke-width="1"/><circle cx="-1.300" cy="-1.300" r="1.300" fill="#fff8dc"/>'
        sk.along(place(smooth([(-40, 226), (-4, 214), (40, 224)])), bead, 11)
        petal = '<path d="M0,0C9,-8 9,-24 0,-32C-9,-24 -9,-8 0,0Z" fill="#ecc96a" stroke="#7a5217" stroke-width="1"/>'
        x, y = at(place, 4, 138)
        sk.stamp(
            x,
            y,
            "".join(f'<g transform="rotate({t})">{petal}</g>' for t in range(0, 360, 45))
            + '<circle r="8" fill="#a8322b" stroke="#7a5217"/>'
            + "".join(
                f'<circle cx="{20 * np.cos(t):.1f}" cy="{20 * np.sin(t):.1f}" r="3" fill="#fff4d0"/>'
                for t in np.arange(0.39, 6.3, 0.785)
            ),
        )
        for flip in (1, -1):
            sk.along(place(smooth([(6, 60), (flip * 44, 120), (flip * 64, 200)])), bead, 13, 0.8)
            sk.line(place(smooth([(flip * 64, 250), (flip * 62, 380), (flip * 54, 520)])), "#e2b650", 4, 0.9)
            sk.along(
                place(smooth([(flip * 58, 290), (flip * 56, 400), (flip * 48, 520)])),
                '<path d="M-6,0L0,-6L6,0L0,6Z" fill="#ecc96a" stroke="#7a5217" stroke-width=".8"/>',
                26,
            )
        x, y = at(place, 0, 500)
        sk.stamp(
            x,
            y,
            '<path d="M0,-18C10,-10 10,10 0,18C-10,10 -10,-10 0,-18Z" fill="none" stroke="#a8772a" stroke-width="2.200"/>',
        )
        sk.focus = at(place, 4, 138)

    pair(sk, 132, one)


@kind("sneakers")
def sneakers(sk: Sketch) -> None:
    def one(sk: Sketch, place: Place, side: int) -> None:
        sk.piece(place(sole_outline(124, 680, 0.66) - np.array([0, 8])), "white", fabric=RUBBER, lift=3, puff=2)
        sk.line(place(sole_outline(119, 668, 0.66) - np.array([0, 2])), "#a8322b", 4, 0.85, closed=True)
        sk.piece(
            place(sole_outline(104, 640, 0.66) + np.array([0, 10])), "cloth", lift=9, puff=2, shadow=0.6, fabric=COTTON
        )
        cap = smooth(
            [(-66, 150), (-50, 60), (-6, 24), (58, 52), (88, 150), (50, 118), (8, 110), (-36, 122)], closed=True
        )
        sk.piece(place(cap), "white", fabric=RUBBER, lift=11, puff=1.6, shadow=0.6)
        opening = smooth(
            [(0, 380), (46, 400), (54, 500), (38, 600), (0, 622), (-38, 602), (-52, 500), (-44, 402)], closed=True
        )
        sk.piece(place(opening), "inside", tone=-0.35, lift=1, puff=0.8, shadow=0.3)
        tongue = smooth([(-28, 160), (28, 160), (38, 330), (34, 420), (0, 436), (-32, 420), (-36, 330)], closed=True)
        sk.piece(place(tongue), "cloth", lift=8, puff=1.2, shadow=0.6, tone=-0.05)
        for flap in (1, -1):
            quarter = curve(
                [
                    (flap * 26, 168),
                    (flap * 62, 180),
                    (flap * 78, 300),
                    (flap * 72, 404),
                    (flap * 46, 396),
                    (flap * 36, 300),
                    (flap * 26, 168),
                ]
            )
            sk.piece(place(quarter), "cloth", lift=12, puff=1, shadow=0.8)
            for row in range(6):
                sk.stamp(
                    *at(place, flap * (40 + row * 3), 196 + row * 38),
                    '<circle r="7" fill="#c8c3b8" stroke="#5a554c" stroke-width="1.500"/><circle r="3" fill="#222"/>',
                )
        for row in range(6):
            y, w = 196 + row * 38, 40 + row * 3
            for a, b in (((-w, y), (w, y + (36 if row < 5 else 0))), ((w, y), (-w, y + (36 if row < 5 else 0)))):
                lace = place(smooth([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 6), b]))
                sk.line(lace + np.array([2, 5]), "#000", 11, 0.28).line(lace, "#f4efe4", 10.5, 1).line(
                    lace, "#b9b1a2", 1.4, 0.7, dash="4 4"
                )
        for bow in (1, -1):
            loop = place(smooth([(0, 392), (bow * 66, 350), (bow * 106, 384), (bow * 64, 416), (0, 396)]))
            sk.line(loop + np.array([3, 6]), "#000", 11, 0.28).line(loop, "#f4efe4", 10, 1).line(
                loop, "#b9b1a2", 1.4, 0.7, dash="4 4"
            )
        sk.focus = at(place, 0, 250)

    pair(sk, 158, one)


@kind("sandals")
def sandals(sk: Sketch) -> None:
    def one(sk: Sketch, place: Place, side: int) -> None:
        sk.piece(place(sole_outline(104, 640)), "sole", fabric=LEATHER, lift=3, puff=1.2)
        sk.piece(
            place(sole_outline(94, 620) + np.array([0, 9])), "lining", fabric=LEATHER, lift=5, puff=1.4, shadow=0.3
        )
        sk.stitch(place(sole_outline(88, 608) + np.array([0, 15])), "#7a5a38", 1.8, 0.6)
        for a, b, w in (((-82, 130), (98, 240), 44), ((98, 130), (-78, 236), 44)):
            strap = place(smooth([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 22), b]))
            sk.piece(ribbon(strap, [w]), "cloth", lift=14, puff=1.6, shadow=1.3, fabric=LEATHER)
            for edge in (-w / 2 + 6, w / 2 - 6):
                side_line = np.column_stack([np.gradient(strap[:, 1]), -np.gradient(strap[:, 0])])
                side_line /= np.hypot(side_line[:, 0], side_line[:, 1])[:, None]
                sk.stitch(strap + side_line * edge, pale(sk.ink, 0.7), 1.7, 0.6)
        ankle = place(smooth([(-66, 430), (-30, 398), (30, 396), (72, 430)]))
        sk.piece(ribbon(ankle, [30]), "cloth", lift=14, puff=1.4, shadow=1.3, fabric=LEATHER)
        x, y = at(place, 56, 414)
        sk.stamp(
            x,
            y,
            '<rect x="-15" y="-21" width="30" height="42" rx="5" fill="none" stroke="#d2a94f" stroke-width="6"/><path d="M-2,0H16" stroke="#d2a94f" stroke-width="4"/>',
            turn=30,
        )
        heel = place(smooth([(-68, 440), (-62, 560), (0, 640), (62, 560), (72, 440)]))
        sk.piece(ribbon(heel, [24, 34, 40, 34, 24]), "cloth", lift=12, puff=1.4, shadow=1, fabric=LEATHER)
        sk.focus = at(place, 6, 180)

    pair(sk, 140, one)


@kind("boots")
def boots(sk: Sketch) -> None:
    standing(sk, tall=False)


@kind("valenki")
def valenki(sk: Sketch) -> None:
    standing(sk, tall=True)


def standing(sk: Sketch, tall: bool) -> None:
    """Lying on their sides, toes the same way."""
    for number, (dx, dy, turn) in enumerate(((-150, -6, -5), (90, 34, 6))):

        def place(points: Points, dx: float = dx, dy: float = dy, turn: float = turn) -> Points:
            return moved(points, dx, dy, turn)

        height = 640 if tall else 520
        shaft = 112 if tall else 92
        boot = smooth(
            [
                (-shaft, 0),
                (0, -8),
                (shaft, 0),
                (shaft - 6, 160),
                (shaft - 10, height - 210),
                (150, height - 110),
                (276, height - 70),
                (312, height - 6),
                (290, height + 40),
                (120, height + 48),
                (-60, height + 48),
                (-124, height + 30),
                (-shaft - 8, height - 120),
                (-shaft - 2, height - 300),
            ],
            closed=True,
        )
        if tall:
            sk.piece(
                place(
                    smooth(
                        [
                            (-128, height + 14),
                            (0, height + 30),
                            (200, height + 26),
                            (312, height - 6),
                            (322, height + 40),
                            (200, height + 66),
                            (-60, height + 66),
                            (-134, height + 52),
                        ],
                        closed=True,
                    )
                ),
                "sole",
                fabric=RUBBER,
                lift=3,
            )
        else:
            sk.piece(
                place(
                    smooth(
                        [
                            (-124, height + 6),
                            (0, height + 30),
                            (200, height + 30),
                            (306, height + 4),
                            (312, height + 44),
                            (120, height + 62),
                            (10, height + 58),
                            (0, height + 96),
                            (-120, height + 96),
                            (-130, height + 40),
                        ],
                        closed=True,
                    )
                ),
                "sole",
                fabric=RUBBER,
                lift=3,
            )
        sk.piece(
            place(boot),
            "cloth",
            lift=6 + number * 6,
            puff=2.2,
            shadow=1.2,
            fabric=FELT if tall else LEATHER,
            covers=number > 0,
        )
        for k in range(3):
            y = height - 240 + k * 44
            sk.fold(
                [
                    *map(
                        tuple,
                        place(
                            np.array([[-shaft + 8, y - 10], [0, y + 20], [shaft - 4 + k * 14, y - 14 + k * 10]], float)
                        ),
                    )
                ],
                26,
                (0.8, -0.8, 0.7)[k],
            )
        sk.piece(place(circle(0, 2, shaft - 6, 24)), "inside", tone=-0.5, lift=1, puff=0.5, shadow=0.1)
        if tall:
            star = (
                "".join(
                    f'<g transform="rotate({t})"><path d="M0,-4L9,-24L0,-48L-9,-24Z" fill="#e8ddc8" stroke="#a8322b" stroke-width="2"/><circle cy="-58" r="5" fill="#d2973a"/></g>'
                    for t in range(0, 360, 45)
                )
                + '<circle r="9" fill="#a8322b"/>'
            )
            sk.stamp(*at(place, 2, 260), star, 1.15, turn)
            rows = smooth([(-shaft + 2, 90), (0, 104), (shaft - 4, 90)])
            for dy2, color in ((0, "#a8322b"), (26, "#e8ddc8"), (-26, "#e8ddc8")):
                sk.line(place(rows + np.array([0, dy2])), color, 6, 0.9, dash="12 7")
            sk.focus = at(place, 2, 260)
        else:
            sk.piece(
                place(
                    smooth(
                        [(30, 8), (shaft - 8, 4), (shaft - 14, height - 220), (62, height - 190), (34, 180)],
                        closed=True,
                    )
                ),
                "lining",
                tone=-0.3,
                lift=12,
                puff=0.6,
                shadow=0.4,
            )
            sk.seam(place(smooth([(-10, height + 40), (30, height - 60), (150, height - 106)])))
            for row in range(7):
                y = 40 + row * 42
                lace = place(np.array([[20, y], [shaft - 18 + row * 2, y + 16]], float))
                sk.line(lace + np.array([2, 4]), "#000", 8, 0.3).line(lace, "#c9a86a", 7, 1)
                sk.stamp(*at(place, 20, y), '<circle r="6" fill="#c9a24a" stroke="#4a3210"/>')
            sk.stitch(
                place(smooth([(-shaft + 12, 20), (-shaft + 8, 200), (-shaft + 10, height - 60)])),
                pale(sk.ink, 0.7),
                2,
                0.6,
            )
            sk.focus = at(place, 40, 160)
