"""Seamless fields of noise, made once in a process and sampled by everything that should not look machine-made."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float32]
SIZE = 512


@cache
def clouds(seed: int, roughness: float = 2.0, stretch: float = 1.0, size: int = SIZE) -> Field:
    """A periodic `size` × `size` field, mean 0 and deviation 1, of spectrum 1/f^roughness.

    `stretch` > 1 draws the clouds out along x, as in the grain of wood.
    """
    random = np.random.default_rng(seed)
    spectrum = np.fft.rfft2(random.standard_normal((size, size)))
    across = np.fft.rfftfreq(size)[None, :] * stretch
    along = np.fft.fftfreq(size)[:, None]
    frequency = np.hypot(across, along)
    frequency[0, 0] = 1.0
    field = np.fft.irfft2(spectrum / frequency ** (roughness / 2 + 0.5), (size, size))
    field -= field.mean()
    return np.asarray(field / (field.std() or 1), dtype=np.float32)


@cache
def creases(seed: int) -> Field:
    """Cloth that was folded and worn: broad swells with sharp valleys between them, mean 0, deviation about 1."""
    broad, fine = clouds(seed, 2.6), clouds(seed + 1000, 2.2)
    ridged = 1.2 - np.abs(broad) * 1.1 + 0.35 * (0.6 - np.abs(fine))
    return np.asarray((ridged - ridged.mean()) / ridged.std(), dtype=np.float32)


@cache
def speckle(seed: int, size: int = SIZE) -> Field:
    """White noise, mean 0, deviation 1."""
    return np.random.default_rng(seed).standard_normal((size, size)).astype(np.float32)


def window(field: Field, height: int, width: int, seed: int) -> Field:
    """`height` × `width` out of a periodic field, from a place and in a turn chosen by `seed`."""
    turned = np.rot90(field, seed % 4) if seed % 8 < 4 else np.rot90(field, seed % 4).T
    top, left = (seed * 7919) % field.shape[0], (seed * 104729) % field.shape[1]
    rows = np.arange(top, top + height) % field.shape[0]
    columns = np.arange(left, left + width) % field.shape[1]
    return np.asarray(turned.take(rows, axis=0).take(columns, axis=1))


def softened(field: Field, by: float) -> Field:
    """The field without details smaller than about `by` samples."""
    rows, columns = field.shape
    small = Image.fromarray(field).resize((max(2, round(columns / by)), max(2, round(rows / by))), Image.Resampling.BOX)
    return np.asarray(small.resize((columns, rows), Image.Resampling.BICUBIC), np.float32)
