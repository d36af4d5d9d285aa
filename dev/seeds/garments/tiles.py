"""Textures: a print or a weave as a seamless array, made once in a process."""

from functools import cache

import numpy as np

from dev.seeds.garments import prints_folk, prints_garden, prints_line, prints_yarn
from dev.seeds.garments.dyes import hex_of, mix
from dev.seeds.garments.noise import clouds, speckle, window
from dev.seeds.garments.prints_line import Print
from dev.seeds.garments.render import Pixels, rasterize

PRINTS: dict[str, Print] = {**prints_line.PRINTS, **prints_garden.PRINTS, **prints_folk.PRINTS, **prints_yarn.PRINTS}
_WOVEN = 360  # pixels a texture has at least, so that its weave does not repeat visibly


@cache
def tile(pattern: str, palette: tuple[str, ...], weave: str, zoom: float) -> Pixels:
    """The texture of `pattern` in `palette` (ground, then up to three figures), woven as `weave`, at `zoom` pixels a unit."""
    colors = [hex_of(color) for color in palette]
    while len(colors) < 4:
        colors.append(colors[-1] if len(colors) > 1 else mix(colors[0], "#000000", 0.3))
    body, width, height = PRINTS[pattern](*colors)
    wide, tall = round(width * zoom), round(height * zoom)
    scaled = f'<g transform="scale({wide / width:.5f} {tall / height:.5f})">{body}</g>'
    art = rasterize(f'<rect width="100%" height="100%" fill="{colors[0]}"/>{scaled}', wide, tall).convert("RGB")
    times = (max(1, -(-_WOVEN // tall)), max(1, -(-_WOVEN // wide)), 1)
    pixels = np.tile(np.asarray(art, np.float32), times)
    rows, columns = pixels.shape[:2]
    return np.clip(pixels * woven(weave, rows, columns)[..., None], 0, 255).astype(np.uint8)


@cache
def woven(weave: str, rows: int, columns: int) -> np.ndarray:
    """How much light each thread of the weave gives back; 1 is all."""
    y, x = np.mgrid[0:rows, 0:columns]
    noise = window(speckle(3), rows, columns, 3) * 0.022
    slub = np.resize(speckle(5)[0], rows)[:, None] * 0.02 + np.resize(speckle(6)[0], columns)[None, :] * 0.02
    match weave:
        case "none":
            field = 1 + noise
        case "linen":
            field = 1 + slub * 1.1 + noise * 1.6 + 0.025 * (((x % 3) == 0) * 1.0 - ((y % 3) == 0) * 1.0)
        case "twill":
            field = 0.98 + 0.085 * np.sin((x * 1.0 + y * 1.0) * 2 * np.pi / 5) + noise * 2.6 + slub * 0.8
        case "felt":
            field = 1 + noise * 2.4 + 0.03 * window(clouds(8, 1.2), rows, columns, 8)
        case "grain":
            field = 1 + 0.045 * np.abs(window(clouds(9, 1.0), rows, columns, 9)) - 0.03 + noise * 0.5
        case "satin":
            field = 1 + noise * 0.6 + slub * 0.4
        case "jersey":
            field = 1 + noise + 0.03 * np.sin(x * 2 * np.pi / 4)
        case _:
            field = 1 + noise * 1.3 + slub + 0.02 * ((x + y) % 2)
    return np.asarray(field, np.float32)
