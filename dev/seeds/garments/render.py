"""From a sketch to a picture: cloth is mapped onto pieces, lit as a relief, laid on its ground, and seen in warm light.

Lines come from resvg; textures and light are arrays, because a patterned million of pixels is slow as SVG.
"""

import io
import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dev.seeds.garments.geometry import Points, ribbon
from dev.seeds.garments.noise import clouds, creases, softened, speckle, window
from dev.seeds.garments.sketch import Piece, Sketch

Pixels = NDArray[np.uint8]
LOW = 2  # the relief is worked out at half the size


@dataclass(frozen=True, slots=True)
class Framing:
    """How units become pixels: turned by `angle`, scaled by `scale`, moved by (x, y)."""

    scale: float
    angle: float
    x: float
    y: float

    def __call__(self, points: Points) -> Points:
        cos, sin = math.cos(self.angle) * self.scale, math.sin(self.angle) * self.scale
        return points @ np.array([[cos, sin], [-sin, cos]]) + np.array([self.x, self.y])


def rasterize(svg: str, width: int, height: int, defs: str = "") -> Image.Image:
    """An SVG body in pixel coordinates as RGBA."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    data = resvg_py.svg_to_bytes(svg_string=f"{head}<defs>{defs}</defs>{svg}</svg>", skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def frame(sketch: Sketch, size: tuple[int, int], fill: float, angle: float, nudge: tuple[float, float]) -> Framing:
    """Fit the whole drawing into `fill` of the picture, turned by `angle` radians, off centre by `nudge`."""
    turned = Framing(1, angle, 0, 0)(sketch.extent())
    low, high = turned.min(axis=0), turned.max(axis=0)
    wide, tall = high - low
    scale = float(fill * min(size[0] / wide, size[1] / tall))
    middle = (low + high) / 2 * scale
    x, y = size[0] * (0.5 + nudge[0]) - middle[0], size[1] * (0.5 + nudge[1]) - middle[1]
    return Framing(scale, angle, float(x), float(y))


def paint(
    sketch: Sketch,
    tiles: dict[str, Pixels],
    ground: Image.Image,
    framing: Framing,
    seed: int,
    *,
    zoom: float = 1.2,
    drop: float = 1.0,
) -> Image.Image:
    """The finished picture on `ground` (RGB, decides the size); textures have `zoom` pixels a unit."""
    size = ground.size
    cloth, mask = _lay_cloth(sketch, tiles, framing, size, zoom)
    shade, occlusion, silhouette = _relief(sketch, framing, size, seed)
    cloth = _hard_light(
        cloth, shade.resize(size, Image.Resampling.BICUBIC), occlusion.resize(size, Image.Resampling.BILINEAR)
    )
    cos, sin = math.cos(framing.angle) * framing.scale, math.sin(framing.angle) * framing.scale
    reach = framing(sketch.extent())
    x0, y0 = (int(v) for v in np.clip(reach.min(axis=0) - 40, 0, size))
    x1, y1 = (int(v) for v in np.clip(reach.max(axis=0) + 40, 0, size))
    matrix = f"matrix({cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {framing.x - x0:.2f} {framing.y - y0:.2f})"
    lines = rasterize(f'<g transform="{matrix}">{"".join(sketch.marks)}</g>', x1 - x0, y1 - y0, "".join(sketch.clips))
    ground = _cast_shadow(ground, silhouette, framing.scale, drop)
    picture = Image.composite(cloth, ground, mask)
    picture.paste(lines, (x0, y0), lines)
    return _light(picture, seed)


def _lay_cloth(
    sketch: Sketch, tiles: dict[str, Pixels], framing: Framing, size: tuple[int, int], zoom: float
) -> tuple[Image.Image, Image.Image]:
    cloth, mask = Image.new("RGB", size), Image.new("L", size)
    for piece in sketch.pieces:
        points = framing(piece.outline)
        x0, y0 = np.maximum(points.min(axis=0) - 2, 0).astype(int)
        x1, y1 = np.minimum(points.max(axis=0) + 3, size).astype(int)
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        shape = Image.new("L", ((x1 - x0) * 2, (y1 - y0) * 2))
        ImageDraw.Draw(shape).polygon([*map(tuple, (points - (x0, y0)) * 2)], fill=255)
        shape = shape.resize((x1 - x0, y1 - y0), Image.Resampling.BOX)
        texture = _texture(tiles[piece.tile], piece, framing, (x0, y0, x1, y1), zoom)
        if piece.tone:
            texture = texture.point([min(255, max(0, int(v * (1 + piece.tone)))) for v in range(256)] * 3)
        cloth.paste(texture, (x0, y0), shape)
        mask.paste(255, (x0, y0, x1, y1), shape)
    return cloth, mask


def _texture(tile: Pixels, piece: Piece, framing: Framing, box: tuple[int, int, int, int], zoom: float) -> Image.Image:
    """The tile over the box, turned as the piece lies, gently swaying as cloth does."""
    x0, y0, x1, y1 = box
    angle = framing.angle + math.radians(piece.turn)
    cos, sin = math.cos(angle) * zoom / framing.scale, math.sin(angle) * zoom / framing.scale
    x = (np.arange(x0, x1, dtype=np.float32) - framing.x)[None, :]
    y = (np.arange(y0, y1, dtype=np.float32) - framing.y)[:, None]
    sway, length = 6 * zoom * piece.fabric.sway, 0.018 / framing.scale
    u = x * cos + (y * sin + sway * np.sin(y * length + piece.turn)) + 8192
    v = y * cos - x * sin + sway * 0.7 * np.sin(x * length * 1.3 + 1.0 + piece.turn) + 8192
    rows, columns = tile.shape[:2]
    index = np.mod(v.astype(np.int32), rows) * columns + np.mod(u.astype(np.int32), columns)
    return Image.fromarray(tile.reshape(-1, 3).take(index, axis=0))


def _relief(
    sketch: Sketch, framing: Framing, size: tuple[int, int], seed: int
) -> tuple[Image.Image, Image.Image, Image.Image]:
    """(light and dark of the relief, what lies in another piece's shadow, the whole silhouette), at low size."""
    width, height = size[0] // LOW, size[1] // LOW
    unit = framing.scale / LOW
    tall = np.zeros((height, width), np.float32)
    light = np.ones((height, width), np.float32)
    gain, sheen = np.ones_like(light), np.ones_like(light)
    silhouette = Image.new("L", (width, height))
    for number, piece in enumerate(sketch.pieces):
        points = framing(piece.outline) / LOW
        margin = 34 * unit
        x0, y0 = np.maximum(points.min(axis=0) - margin, 0).astype(int)
        x1, y1 = np.minimum(points.max(axis=0) + margin, (width, height)).astype(int)
        if x1 - x0 < 2 or y1 - y0 < 2:
            continue
        shape = Image.new("L", ((x1 - x0) * 2, (y1 - y0) * 2))
        ImageDraw.Draw(shape).polygon([*map(tuple, (points - (x0, y0)) * 2)], fill=255)
        shape = shape.resize((x1 - x0, y1 - y0), Image.Resampling.BOX)
        silhouette.paste(255, (x0, y0, x1, y1), shape)
        inside, box = _array(shape), (slice(y0, y1), slice(x0, x1))
        if piece.shadow:
            fallen = _array(_shifted(shape.filter(ImageFilter.BoxBlur(11 * unit)), round(5 * unit), round(8 * unit)))
            light[box] *= 1 - 0.5 * piece.shadow * fallen * (1 - inside)
        light[box] += (1 - light[box]) * inside
        tall[box] += (piece.lift + _height(piece, shape, framing, (x0, y0), unit, seed + number) - tall[box]) * inside
        gain[box][inside > 0.5] = piece.fabric.gain
        sheen[box][inside > 0.5] = piece.fabric.sheen
    # One soft step more, or the edges of pieces would show the pixels of the smaller picture.
    shade = _lit(tall, gain, sheen, unit).filter(ImageFilter.GaussianBlur(0.9))
    return shade, Image.fromarray((light * 255).astype(np.uint8)), silhouette


def _height(
    piece: Piece, shape: Image.Image, framing: Framing, corner: tuple[int, int], unit: float, seed: int
) -> NDArray[np.float32]:
    """How high the piece stands over what is below it: round at the edges, folded, creased."""
    fabric = piece.fabric
    edge = _array(shape.filter(ImageFilter.GaussianBlur(15 * unit * fabric.soft)))
    ground = 7 * fabric.puff * piece.puff * np.clip(edge * 2 - 0.9, 0, 1) ** 0.7
    if piece.folds:
        soft = Image.new("L", shape.size, 128)
        draw = ImageDraw.Draw(soft)
        for fold in piece.folds:
            spine = framing(fold.spine) / LOW - corner
            share = np.sin(np.linspace(0.2, math.pi - 0.2, len(spine)))
            tone = int(128 + 110 * max(-1.0, min(1.0, fold.depth)))
            draw.polygon([*map(tuple, ribbon(spine, fold.width * unit * share))], fill=tone)
        ground += 22 * (_array(soft.filter(ImageFilter.GaussianBlur(7 * unit))) - 0.5)
    if fabric.wrinkle:
        rows, columns = shape.size[1], shape.size[0]
        ground += fabric.wrinkle * 1.5 * window(_creases(seed % 5, round(unit * 100)), rows, columns, seed)
    return ground


@cache
def _creases(seed: int, scale: int) -> NDArray[np.float32]:
    """The creases at the size of the relief, softened."""
    return softened(creases(seed), max(1.5, scale / 9))


def _lit(tall: NDArray[np.float32], gain: NDArray[np.float32], sheen: NDArray[np.float32], unit: float) -> Image.Image:
    """The relief under a window at the upper left; 128 is flat."""
    slope_y, slope_x = np.gradient(tall / (unit * 3.3))
    facing = (0.62 * slope_x + 0.78 * slope_y) * gain
    facing = np.tanh(facing * 1.15)
    bright = np.where(facing > 0, facing * 62 * sheen, facing * 62)
    hollow = np.clip((tall - softened(tall, 44 * unit)) * 2.4, -26, 12)
    return Image.fromarray(np.clip(128 + bright + hollow, 12, 235).astype(np.uint8))


def _hard_light(cloth: Image.Image, shade: Image.Image, occlusion: Image.Image) -> Image.Image:
    """Darken by a multiply below 128 and lighten by a screen above it, then dim what lies in shadow, warmly."""
    lit = ImageChops.overlay(Image.merge("RGB", (shade, shade, shade)), cloth)
    warm = Image.merge(
        "RGB", [occlusion.point([int(255 * (v / 255) ** power) for v in range(256)]) for power in (0.92, 1.0, 1.04)]
    )
    return ImageChops.multiply(lit, warm)


def _cast_shadow(ground: Image.Image, silhouette: Image.Image, scale: float, drop: float) -> Image.Image:
    unit = scale / LOW
    near = silhouette.filter(ImageFilter.GaussianBlur(4 * unit))
    far = silhouette.filter(ImageFilter.GaussianBlur(20 * unit))
    near = _shifted(near, round(3 * unit), round(6 * unit))
    far = _shifted(far, round(12 * unit), round(20 * unit))
    dark = 255 - 255 * (0.5 * _array(near) + 0.36 * drop * _array(far))
    shadow = Image.fromarray(np.clip(dark, 40, 255).astype(np.uint8)).resize(ground.size, Image.Resampling.BILINEAR)
    cool = shadow.point([int(255 * (v / 255) ** 0.9) for v in range(256)])
    return ImageChops.multiply(ground, Image.merge("RGB", (shadow, shadow, cool)))


def _light(picture: Image.Image, seed: int) -> Image.Image:
    """A window on one side, darker corners, and the grain of a small sensor."""
    return ImageChops.overlay(_lamp(seed % 6, picture.size), picture)


@cache
def _lamp(kind: int, size: tuple[int, int]) -> Image.Image:
    width, height = size
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    angle = (-2.3, -2.0, -1.75, -2.55, -2.2, -1.3)[kind]
    level = 136 + 17 * (x * math.cos(angle) + y * math.sin(angle)) - 15 * (x**2 + y**2) ** 1.2
    level = (
        level + 3.0 * window(speckle(kind), height, width, kind) + 3.0 * window(clouds(kind, 2.4), height, width, kind)
    )
    return Image.fromarray(np.clip(np.dstack([level + 2.5, level, level - 3.5]), 0, 255).astype(np.uint8))


def _shifted(image: Image.Image, right: int, down: int) -> Image.Image:
    """Moved; nothing comes in from the other side."""
    moved = Image.new("L", image.size)
    moved.paste(image, (right, down))
    return moved


def _array(image: Image.Image) -> NDArray[np.float32]:
    return np.asarray(image, np.float32) / 255
