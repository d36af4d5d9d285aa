"""What the thing lies on: floors, boards, beds and walls of five countries. One picture a process, cropped by seed."""

import math
import os
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from dev.seeds.garments.dyes import dark, hex_of, mix, pale
from dev.seeds.garments.noise import clouds, creases, softened, speckle, window
from dev.seeds.garments.prints_garden import around, daisy, leaf, petals, ring, rose
from dev.seeds.garments.render import rasterize

Colors = tuple[str, ...]
Draw = Callable[[int, int, Colors], Image.Image]
GROUNDS: dict[str, Draw] = {}


def named(name: str) -> Callable[[Draw], Draw]:
    def keep(draw: Draw) -> Draw:
        GROUNDS[name] = draw
        return draw

    return keep


def ground(name: str, colors: Colors, size: tuple[int, int], seed: int) -> Image.Image:
    """The ground at `size`, a different corner of it by seed."""
    width, height = size
    whole = _whole(name, colors, width)
    if name in ("wall", "carpet"):
        left, top = (
            (whole.width - width) // 2,
            0 if name == "wall" else (whole.height - height) // 2 + (seed % 5 - 2) * width // 24,
        )
        return whole.crop((left, max(0, top), left + width, max(0, top) + height))
    left, top = seed * 37 % (whole.width - width + 1), seed * 53 % (whole.height - height + 1)
    part = whole.crop((left, top, left + width, top + height))
    return ImageOps.mirror(part) if seed % 2 else part


# A folder in which several processes share their grounds; see `prepare`.
_SHARED = "HAAT_SEEDS_GROUNDS"
_BASE = 800


def prepare(name: str, colors: Colors) -> None:
    """Draw a ground once and keep it in the folder that the environment names, for all processes."""
    folder = os.environ.get(_SHARED)
    if folder:
        np.save(_kept(folder, name, colors), np.asarray(_drawn(name, colors, _BASE)))


def _kept(folder: str, name: str, colors: Colors) -> Path:
    return Path(folder) / f"{name}-{'-'.join(color.strip('#') for color in colors)}.npy"


@cache
def _whole(name: str, colors: Colors, width: int) -> Image.Image:
    folder = os.environ.get(_SHARED)
    if not folder or not (kept := _kept(folder, name, colors)).exists():
        return _drawn(name, colors, width)
    whole = Image.fromarray(np.load(kept))
    size = (round(width * 1.12), round(width * 1.5))
    return whole if whole.size == size else whole.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _drawn(name: str, colors: Colors, width: int) -> Image.Image:
    wide, tall = round(width * 1.12), round(width * 1.5)
    return GROUNDS[name](wide, tall, tuple(hex_of(color) for color in colors))


def _flat(color: str) -> NDArray[np.float32]:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


def _image(pixels: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _big(field: NDArray[np.float32], wide: int, tall: int, seed: int, zoom: float = 2.0) -> NDArray[np.float32]:
    """A field enlarged: broad clouds need few samples."""
    rows, columns = math.ceil(tall / zoom), math.ceil(wide / zoom)
    picture = Image.fromarray(window(field, rows, columns, seed)).resize((wide, tall), Image.Resampling.BICUBIC)
    return np.asarray(picture, np.float32)


def _shaded(field: NDArray[np.float32], depth: float) -> NDArray[np.float32]:
    slope_y, slope_x = np.gradient(field)
    return np.asarray(1 + depth * np.tanh((slope_x * 0.6 + slope_y * 0.8) * 3), np.float32)


@named("linen")
def linen(wide: int, tall: int, colors: Colors) -> Image.Image:
    """A sheet somebody shook out: broad soft folds, a visible weave."""
    swell = softened(_big(creases(2), wide, tall, 5, 3.6), 14)
    folds = _shaded(swell * 11, 0.12) * (1 + 0.018 * swell)
    thread = 1 + 0.009 * np.resize(speckle(1)[0], tall)[:, None] + 0.009 * np.resize(speckle(2)[0], wide)[None, :]
    return _image(_flat(colors[0]) * (folds * thread)[..., None])


@named("boards")
def boards(wide: int, tall: int, colors: Colors) -> Image.Image:
    """Wooden planks across, each with its own tone and grain."""
    r = random.Random(colors[0])
    plank = tall // 7
    pixels = np.empty((tall, wide, 3), np.float32)
    light, deep = _flat(pale(colors[0], 0.12)), _flat(dark(colors[0], 0.42))
    for number, top in enumerate(range(0, tall, plank)):
        rows = min(plank, tall - top)
        grain = window(clouds(number % 4, 1.7, 26.0), rows, wide, 8 * r.randrange(60))
        fine = window(clouds(10 + number % 2, 0.9, 60.0), rows, wide, 8 * r.randrange(60))
        rings = 0.5 + 0.5 * np.sin(grain * 5.5 + r.uniform(0, 6))
        share = np.clip(0.22 + 0.26 * rings + 0.1 * fine + r.uniform(-0.1, 0.12), 0, 1)[..., None]
        pixels[top : top + rows] = light * (1 - share) + deep * share
        pixels[top : top + 4] *= np.array([0.42, 0.62, 0.8, 1.06])[: min(4, rows), None, None]
        joint = r.randrange(wide)
        pixels[top : top + rows, joint : joint + 3] *= 0.5
    return _image(pixels)


@named("cement")
def cement(wide: int, tall: int, colors: Colors) -> Image.Image:
    """A polished floor with old stains and hair cracks."""
    broad, fine = _big(clouds(21, 2.4), wide, tall, 3, 3.0), window(clouds(22, 1.1), tall, wide, 9)
    level = 1 + 0.05 * broad + 0.022 * fine + 0.012 * window(speckle(4), tall, wide, 2)
    cracks = np.exp(-((_big(clouds(23, 2.6), wide, tall, 17, 2.4) / 0.012) ** 2))
    return _image(_flat(colors[0]) * (level - 0.13 * cracks)[..., None])


@named("wall")
def wall(wide: int, tall: int, colors: Colors) -> Image.Image:
    """Lime-washed plaster, brushed by hand."""
    brushed = window(clouds(31, 1.6, 5.0), tall, wide, 12)
    broad = _big(clouds(32, 2.6), wide, tall, 4, 3.0)
    relief = _shaded(window(clouds(33, 1.9), tall, wide, 7) * 2.2, 0.045)
    return _image(_flat(colors[0]) * ((1 + 0.028 * brushed + 0.045 * broad) * relief)[..., None])


@named("terrazzo")
def terrazzo(wide: int, tall: int, colors: Colors) -> Image.Image:
    r = random.Random(7)
    chips = []
    for _ in range(1250):
        x, y, size = r.uniform(0, wide), r.uniform(0, tall), r.choice((4, 6, 7, 9, 13, 19)) * wide / 900
        corners = sorted(r.uniform(0, 6.28) for _ in range(r.randint(4, 7)))
        points = " ".join(
            f"{x + size * r.uniform(0.6, 1.2) * math.cos(t):.1f},{y + size * r.uniform(0.6, 1.2) * math.sin(t):.1f}"
            for t in corners
        )
        chips.append(f'<polygon points="{points}" fill="{mix(r.choice(colors[1:]), colors[0], r.uniform(0, 0.35))}"/>')
    base = rasterize(f'<rect width="100%" height="100%" fill="{colors[0]}"/>{"".join(chips)}', wide, tall).convert(
        "RGB"
    )
    return _image(
        np.asarray(base, np.float32)
        * (1 + 0.02 * _big(clouds(41, 2.0), wide, tall, 6) + 0.012 * window(speckle(5), tall, wide, 1))[..., None]
    )


@named("charpai")
def charpai(wide: int, tall: int, colors: Colors) -> Image.Image:
    """The string bed: bands of rope, over and under, in two colours."""
    cell, strands = 64, 5
    parts = [f'<rect width="{cell * 2}" height="{cell * 2}" fill="{dark(colors[0], 0.75)}"/>']

    def band(x: float, y: float, upright: bool, color: str) -> None:
        step = cell / strands
        for i in range(strands):
            box = (
                (x + i * step + 0.6, y - 5, step - 1.2, cell + 10)
                if upright
                else (x - 5, y + i * step + 0.6, cell + 10, step - 1.2)
            )
            tone = mix(color, ("#ffffff", "#000000")[i % 2], 0.06)
            parts.append(
                f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2]:.1f}" height="{box[3]:.1f}" rx="6" fill="{tone}" stroke="{dark(color, 0.55)}" stroke-width="1.1"/>'
            )
            for k in range(0, cell + 6, 8):
                px, py = (box[0], box[1] + k) if upright else (box[0] + k, box[1])
                way = f"l{step - 1.4:.1f},5" if upright else f"l5,{step - 1.4:.1f}"
                parts.append(
                    f'<path d="M{px:.1f},{py:.1f}{way}" stroke="{dark(color, 0.4)}" stroke-opacity=".45" stroke-width="1.2"/>'
                )
                parts.append(
                    f'<path d="M{px + 2:.1f},{py + 2:.1f}{way}" stroke="#fff6dc" stroke-opacity=".3" stroke-width="1.1"/>'
                )

    for i in range(-1, 3):
        for j in range(-1, 3):
            band(i * cell, j * cell, (i + j) % 2 == 0, colors[0] if (i + j) % 2 == 0 else colors[1])
    zoom = wide / 1010
    small = rasterize(
        f'<g transform="scale({zoom})">{"".join(parts)}</g>', round(cell * 2 * zoom), round(cell * 2 * zoom)
    ).convert("RGB")
    tiled = np.tile(np.asarray(small, np.float32), (tall // small.height + 2, wide // small.width + 2, 1))
    return _image(
        tiled[:tall, :wide]
        * (1 + 0.05 * _big(clouds(51, 2.2), wide, tall, 8) + 0.02 * window(speckle(6), tall, wide, 3))[..., None]
    )


@named("mat")
def mat(wide: int, tall: int, colors: Colors) -> Image.Image:
    """A sedge mat: fine reeds, a dyed stripe now and then."""
    y, x = np.mgrid[0:tall, 0:wide]
    reed = wide / 160
    weave = 0.9 + 0.12 * np.abs(np.sin(x * math.pi / reed)) * (
        0.7 + 0.3 * np.sin((y / reed * 0.45 + np.floor(x / reed) % 2) * math.pi)
    )
    tone = np.resize(speckle(7)[0], wide // 4 + 1).repeat(4)[:wide][None, :] * 0.03
    pixels = _flat(colors[0])[None, None] * np.ones((tall, wide, 1), np.float32)
    stripe = ((x % (wide // 3)) > wide // 3 - wide // 22)[..., None]
    pixels = np.where(stripe, _flat(colors[1]), pixels)
    return _image(pixels * (weave + tone + 0.02 * window(speckle(8), tall, wide, 5))[..., None])


@named("tiles")
def tiles(wide: int, tall: int, colors: Colors) -> Image.Image:
    """Cement tiles with an eight-pointed figure, a little worn."""
    a, b, c, d = (*colors, colors[-1], colors[-1], colors[-1])[:4]
    size = 150
    figure = (
        f'<rect width="{size}" height="{size}" fill="{a}"/><g transform="translate(75 75)"><g>{petals(8, 62, 15, b)}</g>{around(8, f"<path d='M0,-22L7,-40L0,-56L-7,-40Z' fill='{c}'/>", 22.5)}<circle r="18" fill="{a}"/>{petals(8, 16, 5, d)}</g>'
        + "".join(
            f'<g transform="translate({x} {y})"><circle r="38" fill="{c}"/><circle r="29" fill="{a}"/>{petals(8, 27, 8, d)}<circle r="6" fill="{b}"/></g>'
            for x in (0, size)
            for y in (0, size)
        )
        + f'<path d="M0,0H{size}V{size}H0Z" fill="none" stroke="{dark(a, 0.5)}" stroke-width="2.4"/>'
    )
    zoom = wide / 1000
    edge = round(size * zoom)
    one = np.asarray(
        rasterize(f'<g transform="scale({edge / size})">{figure}</g>', edge, edge).convert("RGB"), np.float32
    )
    floor = np.tile(one, (tall // edge + 2, wide // edge + 2, 1))[:tall, :wide]
    worn = np.clip(0.5 + 0.35 * window(clouds(61, 1.6), tall, wide, 4), 0, 1)[..., None] * 0.22
    r = (
        np.random.default_rng(3)
        .uniform(0.94, 1.05, (tall // edge + 2, wide // edge + 2))
        .repeat(edge, 0)
        .repeat(edge, 1)[:tall, :wide, None]
    )
    return _image((floor * (1 - worn) + _flat(pale(a, 0.2)) * worn) * r)


@named("squares")
def squares(wide: int, tall: int, colors: Colors) -> Image.Image:
    """Large glazed floor tiles with grout, laid on the diagonal."""
    y, x = np.mgrid[0:tall, 0:wide].astype(np.float32)
    edge = wide / 3.1
    u, v = (x * 0.94 + y * 0.34) / edge, (y * 0.94 - x * 0.34) / edge + 7
    line = np.minimum(np.minimum(u % 1, 1 - u % 1), np.minimum(v % 1, 1 - v % 1)) * edge
    tone = np.random.default_rng(5).uniform(0.97, 1.03, (16, 24))[
        np.floor(v).astype(int) % 16, np.floor(u).astype(int) % 24
    ]
    marble = (
        1
        + 0.03 * window(clouds(71, 2.2), tall, wide, 3)
        - 0.05 * np.exp(-((window(clouds(72, 2.4), tall, wide, 8) / 0.05) ** 2))
    )
    pixels = _flat(colors[0]) * (tone * marble)[..., None]
    grout = np.clip((2.6 - line) / 1.4, 0, 1)[..., None]
    glint = np.clip(1 - np.abs(line - 5) / 2, 0, 1)[..., None] * 0.06
    return _image(pixels * (1 + glint) * (1 - grout) + _flat(colors[1]) * grout)


@named("carpet")
def carpet(wide: int, tall: int, colors: Colors) -> Image.Image:
    """A hand-knotted carpet: medallion, field of roses, three borders, and its pile."""
    g, a, b, c = (*colors, colors[-1], colors[-1])[:4]
    r = random.Random(12)
    parts = [f'<rect x="-600" y="-800" width="1200" height="1600" fill="{g}"/>']
    vines = "".join(
        f'<path d="M{x},-800C{x + 60},{-400} {x - 60},{0} {x},400S{x + 60},700 {x},800" stroke="{mix(b, g, 0.3)}" stroke-width="4" fill="none"/>'
        for x in range(-480, 481, 120)
    )
    parts.append(vines)
    for x in range(-480, 481, 96):
        for y in range(-680, 681, 96):
            figure = (rose(a if (x + y) % 192 else c, b), petals(8, 26, 8, b) + petals(8, 16, 6, a), daisy(c, a, 8))[
                abs(x // 96 + y // 96 * 2) % 3
            ]
            leaves = around(
                4, f'<g transform="translate(0 -20) scale(1.1)">{leaf(mix(b, "#49604a", 0.6), b)}</g>', r.uniform(0, 90)
            )
            parts.append(f'<g transform="translate({x + (y // 96 % 2) * 48} {y}) scale(1.15)">{leaves}{figure}</g>')
    lobes = around(
        16,
        f'<path d="M-52,-190C-60,-260 -20,-290 0,-310C20,-290 60,-260 52,-190Z" fill="{c}" stroke="{b}" stroke-width="6"/>',
    )
    parts.append(
        f'{lobes}<circle r="212" fill="{c}"/><circle r="196" fill="{a}" stroke="{b}" stroke-width="6"/>{around(16, f"<g transform='translate(0 -150)'>{petals(6, 28, 10, b)}</g>")}{petals(12, 120, 26, b)}{petals(12, 92, 20, c)}<circle r="40" fill="{g}"/>{petals(8, 36, 11, b)}{ring(24, 172, 6, b)}'
    )
    for inset, color, width in ((-520, c, 74), (-478, b, 8), (-562, b, 8), (-590, a, 40)):
        parts.append(
            f'<rect x="{inset}" y="{inset * 1.32}" width="{-inset * 2}" height="{-inset * 2.64}" fill="none" stroke="{color}" stroke-width="{width}"/>'
        )
    for t in range(-640, 641, 64):
        for x in (-520, 520):
            parts.append(f'<g transform="translate({x} {t})">{petals(8, 28, 9, b)}{petals(8, 16, 6, a)}</g>')
    zoom = wide / 1010
    art = rasterize(
        f'<g transform="translate({wide / 2} {tall / 2}) scale({zoom})">{"".join(parts)}</g>', wide, tall
    ).convert("RGB")
    knots = 1 + 0.05 * window(speckle(9), tall, wide, 2) + 0.07 * window(clouds(81, 1.5), tall, wide, 5)
    rows = 1 + 0.05 * np.sin(np.arange(tall, dtype=np.float32) * 2 * math.pi / 3.2)[:, None]
    worn = _flat("#cdb89a") * 0.14 + np.asarray(art.filter(ImageFilter.GaussianBlur(0.8)), np.float32) * 0.84
    return _image(worn * (knots * rows)[..., None])
