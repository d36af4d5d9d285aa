"""What is worn from Karachi to Dhaka: kameez, kurta, shalwar, dupatta, saree, lehenga, sherwani, waistcoat, choli."""

import numpy as np

from dev.seeds.garments import cut
from dev.seeds.garments.cut import Body
from dev.seeds.garments.geometry import Points, both_sides, curve, flipped, ribbon, smooth
from dev.seeds.garments.kinds.register import kind
from dev.seeds.garments.sketch import Sketch

BEAD = '<circle r="4" fill="#e9c25c" stroke="#7a5217" stroke-width="1"/><circle cx="-1" cy="-1.200" r="1.300" fill="#fff6d8"/>'
SPRIG = '<path d="M0,-9C6,-4 6,4 0,9C-6,4 -6,-4 0,-9Z" fill="#e2b650" stroke="#7a5217" stroke-width="1"/><circle cx="10" r="2.600" fill="#f3dc93"/><circle cx="-10" r="2.600" fill="#f3dc93"/>'
STITCHED = '<path d="M0,-8L3,-2L9,0L3,2L0,8L-3,2L-9,0L-3,-2Z" fill="#f2e7cf" stroke="#7d6a4a" stroke-width=".8"/>'


def long_body(length: float, hem: float, **more: float) -> Body:
    return Body(
        length=length,
        neck=70,
        depth=92,
        shoulder=180,
        chest=198,
        waist=186,
        waist_at=400,
        hem=hem,
        lift=6,
        dip=8,
        **more,
    )  # type: ignore[arg-type]


def slit(sk: Sketch, b: Body, from_y: float) -> None:
    """Side slits: the back panel peeps out behind the front."""
    back = both_sides(
        [
            (0, from_y - 40),
            (b.waist + 6, from_y - 40),
            (b.hem + 8, from_y + 120, b.hem + 20, b.length + 12),
            (b.hem * 0.5, b.length + 26, 0, b.length + 26),
        ]
    )
    sk.piece(back, "cloth", tone=-0.2, lift=0, puff=0.5, turn=2, edge=0)
    sk.line(back[7:-7], width=2.4, opacity=0.5)


def neck_embroidery(sk: Sketch, b: Body, drawing: str, rows: int = 2) -> None:
    """Worked rows around the neck and down the front slit."""
    for row in range(rows):
        sk.along(cut.neckline(b, 22 + row * 20), drawing, 20 + 4 * row, 0.9 - 0.15 * row)
    sk.line(cut.neckline(b, 12), "#d9b254", 5, 0.95).line(cut.neckline(b, 12), "#7a5217", 1.2, 0.6)
    low = b.depth + 150
    panel = np.array([[0, b.depth + 12], [0, low]], float)
    for side in (-1, 1):
        strip = np.linspace(panel[0] + [side * 22, 22], panel[1] + [side * 22, -6], 12)
        sk.along(strip, drawing, 21, 0.72, 90)
    sk.line(
        smooth([(-34, b.depth + 26), (-36, low - 14), (0, low + 26), (36, low - 14), (34, b.depth + 26)]),
        "#d9b254",
        3.6,
        0.9,
    )
    sk.line(np.linspace(panel[0], panel[1], 8), width=3, opacity=0.6)


@kind("kameez")
def kameez(sk: Sketch) -> None:
    b = long_body(sk.wobble(1010, 0.04), sk.wobble(262))
    slit(sk, b, 640)
    cut.inside(sk, b)
    for side in (1, -1):
        hem, lean = cut.sleeve(sk, b, side, length=sk.random.choice((330, 440)), cuff=70, angle=25, bend=16)
        edge = hem + (np.array([0, -1.0]) * 14)
        cut.band(sk, edge, 30, "border", turn=lean * -1)
    cut.body(sk, b, folds=7)
    cut.band(sk, cut.hemline(b, 34), 64, "border")
    sk.stitch(cut.hemline(b, 72), "#e8c766", 2, 0.7)
    neck_embroidery(sk, b, sk.random.choice((BEAD, SPRIG, STITCHED)))
    for side in (1, -1):
        dart = smooth([(side * 88, 310), (side * 92, 400), (side * 84, 500)])
        sk.line(dart, width=2, opacity=0.3)


@kind("kurta")
def kurta(sk: Sketch) -> None:
    b = long_body(sk.wobble(960, 0.04), sk.wobble(246))
    slit(sk, b, 660)
    for side in (1, -1):
        hem, _ = cut.sleeve(sk, b, side, length=500, cuff=60, angle=20 + 3 * side, bend=18)
        sk.stitch(hem + np.array([0, -12.0]), None, 1.8, 0.5)
    cut.body(sk, b, folds=7)
    sk.piece(
        both_sides([(0, -24), (b.neck * 0.8, -26, b.neck + 6, 2), (b.neck * 0.6, b.depth * 0.5, 0, b.depth * 0.7)]),
        "inside",
        tone=-0.25,
        lift=1,
        puff=0.4,
        shadow=0,
    )
    sk.label_at = (0, 0)
    cut.placket(sk, 52, 330, width=36, buttons=4, color="#d8b25a", tile="plain")
    for side in (1, -1):
        stand = ribbon(smooth([(side * 3, 62), (side * 44, 40), (side * 70, -4), (side * 62, -30)]), [26, 30, 28])
        sk.piece(stand, "plain", lift=7, puff=0.8, shadow=0.6)
        sk.stitch(smooth([(side * 10, 66), (side * 52, 46), (side * 79, -2)]), "#e8c766", 1.8, 0.7)
    for side in (1, -1):
        sk.along(np.array([[side * 30, 70], [side * 30, 322]], float), STITCHED, 26, 0.62, 90)
    sk.stitch(cut.hemline(b, 18), None, 1.8, 0.5)


@kind("choli")
def choli(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(390),
        neck=104,
        depth=128,
        shoulder=172,
        drop=34,
        armhole=214,
        chest=190,
        waist=178,
        waist_at=300,
        hem=174,
        lift=4,
        dip=16,
    )
    cut.inside(sk, b, rise=40)
    for side in (1, -1):
        hem, lean = cut.sleeve(sk, b, side, length=190, cuff=70, angle=34, bend=4)
        cut.band(sk, hem + np.array([0, -10.0]), 34, "border", turn=-lean)
    cut.body(sk, b, folds=0)
    for side in (1, -1):
        sk.seam(smooth([(side * 112, 120), (side * 84, 215), (side * 92, 300), (side * 84, b.length)]))
        sk.fold([(side * 100, 190), (side * 60, 240), (side * 72, 330)], 24, 0.8)
    cut.band(sk, cut.hemline(b, 14), 36, "border")
    sk.along(cut.neckline(b, 14), BEAD, 15, 0.95)
    sk.line(cut.neckline(b, 4), "#d9b254", 5, 0.95)
    for number in range(5):
        sk.stamp(
            0,
            b.depth + 34 + number * 44,
            '<path d="M-7,0h14" stroke="#3a2a1a" stroke-width="3"/><circle r="3" fill="#d8b25a"/>',
        )


@kind("shalwar")
def shalwar(sk: Sketch) -> None:
    length = sk.wobble(960, 0.03)
    right = [
        (0, 0),
        (190, -6, 232, 6),
        (330, 260, 330, 420),
        (330, 640, 214, 800, 196, length),
        (150, length + 10, 104, length + 2),
        (92, 800, 60, 640, 0, 500),
    ]
    whole = both_sides(right)
    sk.piece(whole, "cloth", lift=2)
    sk.folds(11, (-190, 70, 190, 120), (-300, 430, 300, 620))
    for side in (1, -1):
        sk.folds(5, (side * 90, 560, side * 300, 620), (side * 112, length - 90, side * 190, length - 30))
        sk.fold([(side * 20, 470), (side * 130, 560), (side * 250, 590)], 30, 0.9).fold(
            [(side * 14, 500), (side * 90, 640), (side * 140, 760)], 28, -0.9
        )
        end = np.array([[side * 106, length - 34], [side * 150, length - 26], [side * 198, length - 36]], float)
        cut.band(sk, end, 72, "border")
        for row in range(4):
            sk.stitch(end + np.array([0, -26.0 + row * 17]), "#f2e7cf", 1.6, 0.6)
    top = smooth([(-224, 22), (-100, 30), (0, 32), (100, 30), (224, 22)])
    cut.band(sk, top, 58, "plain")
    sk.folds(12, (-210, 0, 210, 10), (-214, 44, 214, 54))
    for side, low in ((-1, 190), (1, 230)):
        cord = smooth([(side * 8, 34), (side * 30, 90), (side * 14, 150), (side * 36, low)])
        sk.line(cord + np.array([4, 6]), "#000", 9, 0.25).line(cord, "#efe6d2", 8, 1).line(
            cord, "#8d7c5c", 2.4, 0.7, dash="4 3"
        )
        sk.stamp(side * 36, low, '<path d="M-7,0L-10,30L-4,27L0,32L4,27L10,30L7,0Z" fill="#efe6d2" stroke="#8d7c5c"/>')


def draped(sk: Sketch, tile: str, border: str, width: float, height: float, layers: int) -> None:
    """Long cloth laid in soft lengthwise pleats, a border at each visible edge."""
    lean = sk.random.uniform(-30, 30)
    for number in range(layers):
        t = number / max(1, layers - 1)
        x = -width / 2 + width * t * 0.72
        sway = [sk.random.uniform(-16, 16) for _ in range(4)]
        left = smooth(
            [
                (x + lean * 0.4, 0),
                (x + sway[0], height * 0.33),
                (x - lean + sway[1], height * 0.66),
                (x + sway[2], height + sk.random.uniform(-24, 24)),
            ]
        )
        wide = width * (0.36 if number < layers - 1 else 0.42)
        right = (
            left
            + np.array([wide, 0])
            + np.column_stack([np.zeros(len(left)), np.full(len(left), sk.random.uniform(-14, 14))])
        )
        sk.piece(
            np.vstack([left, right[::-1]]), tile, turn=sk.random.uniform(-3, 3), lift=3 + number, puff=1.4, shadow=1
        )
        for k in range(3):
            u = 0.2 + 0.26 * k
            sk.fold(
                [
                    (float(left[i][0] + wide * u + sk.random.uniform(-10, 10)), float(left[i][1]))
                    for i in (0, 8, 16, len(left) - 1)
                ],
                24,
                (0.9, -0.8, 0.7)[k],
            )
        end = np.vstack([left[-1], (left[-1] + right[-1]) / 2 + [0, 5], right[-1]]) - np.array([0, 40.0])
        cut.band(sk, end, 76, border)
        tassels(sk, end + np.array([0, 40.0]))


def tassels(sk: Sketch, edge: Points, spacing: float = 21, color: str = "#e6c877") -> None:
    """Knotted threads along an edge."""
    sk.along(
        edge,
        f'<path d="M0,0C2,8 -2,14 0,20" stroke="{color}" stroke-width="3" fill="none"/><circle cy="8" r="3.600" fill="{color}" stroke="#7a5217" stroke-width=".8"/><path d="M-4,18L-5,34M0,18L0,36M4,18L5,34" stroke="{color}" stroke-width="1.700"/>',
        spacing,
    )


@kind("dupatta")
def dupatta(sk: Sketch) -> None:
    draped(sk, "cloth", "border", 560, sk.wobble(900), 4)


@kind("saree")
def saree(sk: Sketch) -> None:
    """Folded to a packet, the pallu spread over it, borders showing at every fold."""
    w, h = 300, 470
    for number in range(5):
        y = 30 - number * 10
        sheet = both_sides(
            [
                (0, y),
                (w + 6 - number * 3, y + 4),
                (w + 10 - number * 4, h / 2, w + 8 - number * 3, h - y * 0.4 + 36 - number * 6),
                (0, h + 44 - number * 7),
            ]
        )
        sk.piece(
            sheet,
            "cloth" if number % 2 else "plain",
            tone=-0.12 + 0.03 * number,
            lift=1 + number * 1.4,
            puff=1.2,
            shadow=0.9,
        )
        edge = np.array([[-w, h + 22 - number * 7], [0, h + 26 - number * 7], [w, h + 22 - number * 7]], float)
        cut.band(sk, edge, 16, "border")
    sk.fold([(-230, 120), (-90, 180), (60, 150)], 34, 0.8).fold([(-60, 330), (90, 300), (240, 350)], 36, 0.8).fold(
        [(-200, 260), (0, 250), (200, 230)], 30, -0.6
    )
    for side in (-1, 1):
        x = side * (w - 24)
        cut.band(sk, np.array([[x, 8], [x + side * 3, 240], [x, h - 8]], float), 52, "border", turn=90)
    pallu = curve(
        [
            (-210, -60),
            (-60, -92, 120, -74, 236, -40),
            (262, 130, 244, 330, 262, 560),
            (120, 604, -60, 590, -190, 556),
            (-214, 380, -182, 180, -210, -60),
        ]
    )
    sk.piece(pallu, "cloth", turn=-3, lift=13, puff=1.5, shadow=1.1, covers=True)
    sk.folds(7, (-170, 0, 190, 40), (-150, 340, 220, 420))
    for y, wide, tile in ((560, 58, "border"), (478, 74, "brocade"), (405, 34, "border")):
        cut.band(sk, smooth([(-196, y - 34), (20, y - 6), (258, y - 30)]), wide, tile)
    cut.band(sk, smooth([(232, -30), (246, 160), (236, 330), (250, 500)]), 34, "border", turn=90)
    cut.band(sk, smooth([(-196, -46), (-200, 140), (-188, 330), (-188, 500)]), 34, "border", turn=90)
    tassels(sk, smooth([(-186, 562), (20, 592), (256, 566)]))


@kind("lehenga")
def lehenga(sk: Sketch) -> None:
    length, hem = sk.wobble(840), 470
    skirt = both_sides(
        [
            (0, 0),
            (118, -4),
            (190, 260, 330, 520, hem, length - 60),
            (300, length + 44, 140, length + 30, 0, length + 46),
        ]
    )
    sk.piece(skirt, "cloth", lift=3, puff=1.4)
    cut.gathers(sk, 40, 112, length - 10, hem * 0.94, 19)
    for number in range(-5, 6):
        x = number / 5.6
        sk.line(
            smooth([(112 * x, 44), (200 * x, 320), (hem * x * 0.98, length + 10 - abs(x) * 52)]), "#d9b254", 3, 0.75
        )
    for above, wide, tile in ((52, 104, "border"), (140, 40, "brocade")):
        y = length - above
        k = y / length
        cut.band(
            sk,
            smooth(
                [
                    (-hem * k * 0.99, y - 54),
                    (-hem * 0.5, y + 24),
                    (0, y + 44),
                    (hem * 0.5, y + 24),
                    (hem * k * 0.99, y - 54),
                ]
            ),
            wide,
            tile,
        )
    sk.along(
        smooth(
            [
                (-hem * 0.83, length - 250),
                (-hem * 0.45, length - 190),
                (0, length - 172),
                (hem * 0.45, length - 190),
                (hem * 0.83, length - 250),
            ]
        ),
        SPRIG,
        44,
        1.6,
        90,
    )
    cut.band(sk, smooth([(-116, 14), (0, 20), (116, 14)]), 46, "border")
    for side, low in ((1, 150), (1, 190)):
        cord = smooth([(100, 24), (140, 80), (side * 128, 120), (150 + low * 0.1, low)])
        sk.line(cord + np.array([3, 5]), "#000", 6, 0.25).line(cord, "#d9b254", 5, 1)
        sk.stamp(
            150 + low * 0.1,
            low,
            '<circle r="10" fill="#c59a3f" stroke="#7a5217"/><path d="M-8,6L-11,40M-4,8L-5,44M0,8V46M4,8L5,44M8,6L11,40" stroke="#d9b254" stroke-width="3"/>',
        )


@kind("sherwani")
def sherwani(sk: Sketch) -> None:
    b = long_body(sk.wobble(1010, 0.03), sk.wobble(232), vee=False)
    for side in (1, -1):
        hem, lean = cut.sleeve(sk, b, side, length=540, cuff=60, angle=15 + 3 * side, bend=16)
        cut.band(sk, hem + np.array([0, -16.0]), 38, "border", turn=-lean)
    cut.body(sk, b, folds=4, puff=1.2)
    sk.piece(
        both_sides([(0, -30), (b.neck, -30, b.neck + 4, 2), (b.neck * 0.6, 40, 0, 46)]),
        "inside",
        tone=-0.2,
        lift=1,
        puff=0.3,
        shadow=0,
    )
    sk.label_at = (0, 2)
    for side in (1, -1):
        stand = ribbon(smooth([(side * 4, 66), (side * 48, 40), (side * 74, -4), (side * 68, -40)]), [36, 40, 38])
        sk.piece(stand, "plain", lift=8, puff=0.9, shadow=0.7)
        sk.along(smooth([(side * 12, 62), (side * 50, 40), (side * 74, -4), (side * 68, -30)]), BEAD, 13, 0.8)
    sk.seam(np.linspace([2, 70], [6, b.length + 4], 10))
    for number in range(9):
        sk.button(0, 92 + number * 58, 10, "#d2a94f")
    for side in (1, -1):
        sk.along(np.linspace([side * 36, 84], [side * 38, 620], 14), SPRIG, 34, 0.9, 90)
        sk.seam(smooth([(side * 118, 130), (side * 104, 300), (side * 106, 430), (side * 130, 700)]))
    cut.band(sk, np.array([[-152, 216], [-110, 210], [-68, 204]], float), 24, "plain")
    cut.band(sk, cut.hemline(b, 14), 30, "border")


@kind("waistcoat")
def waistcoat(sk: Sketch) -> None:
    b = Body(
        length=sk.wobble(620),
        neck=74,
        depth=60,
        shoulder=160,
        drop=34,
        armhole=270,
        chest=196,
        waist=186,
        hem=204,
        lift=30,
        dip=30,
    )
    hole = both_sides([(0, 20), (150, 34), (128, 140, 140, 230, 196, 270), (120, 330, 0, 330)])
    sk.piece(hole, "inside", tone=-0.25, lift=0, edge=0)
    shape = both_sides(
        [
            (0, b.depth),
            (60, b.depth, 72, 30, 76, 0),
            (158, 34),
            (122, 130, 128, 232, 192, 272),
            (188, 380, 186, 440, 200, b.length - 34),
            (120, b.length - 20),
            (52, b.length + 46, 0, b.length - 2),
        ]
    )
    sk.piece(shape, "cloth", lift=4)
    sk.folds(4, (-150, 380, 150, 420), (-170, 560, 170, 590))
    sk.label_at = (0, 30)
    for side in (1, -1):
        stand = ribbon(smooth([(side * 2, 66), (side * 46, 44), (side * 72, 0), (side * 64, -34)]), [32, 36, 34])
        sk.piece(stand, "cloth", turn=side * 30, lift=7, puff=0.8, shadow=0.7)
        welt = np.array([[side * 62, 452], [side * 100, 446], [side * 150, 440]], float)
        cut.band(sk, welt, 24, "cloth")
        sk.stitch(smooth([(side * 150, 44), (side * 120, 134), (side * 130, 228), (side * 182, 276)]), None, 1.8, 0.5)
    cut.band(sk, np.array([[66, 208], [100, 204], [142, 200]], float), 20, "cloth")
    sk.seam(np.linspace([0, 74], [0, b.length], 9))
    for number in range(6):
        sk.button(8, 96 + number * 86, 11, "#3a2a1f")
    sk.stitch(flipped(smooth([(12, 80), (13, 300), (12, b.length - 10)])), None, 1.8, 0.5)
