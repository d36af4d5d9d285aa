"""Pixels: decode what people send, make it upright and sRGB, and encode what the site shows. No Django, no files.

Numpy is imported where it is used: it is a tenth of a start, and most processes never look at a picture.
"""

import base64
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from haat.media.rules.sizes import KEPT_SIDE, Box

if TYPE_CHECKING:
    import numpy as np

pillow_heif.register_heif_opener(thumbnails=False)

# By content, never by name. "JPEG" opens MPO too, the JPEG with a second picture that many phones write.
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
_PAPER = (255, 253, 248)
# Up to this width a rendition is shown on two or three pixels of the screen a point, which hide what a saving leaves.
DENSE = 360
_SRGB = ImageCms.createProfile("sRGB")


class Unreadable(Exception):
    """The bytes are no picture of a format that we take."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the header says, before anything is decoded."""

    width: int
    height: int


def read_size(file: BinaryIO) -> Size:
    """Width and height by the header alone. Raises Unreadable."""
    try:
        with Image.open(file, formats=_FORMATS) as picture:
            return Size(*picture.size)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        raise Unreadable from error
    finally:
        file.seek(0)


def decode(file: BinaryIO) -> Image.Image:
    """The first frame: upright, sRGB, without transparency or metadata, at most KEPT_SIDE long. Raises Unreadable."""
    upright = _upright(file, _on_paper)
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    return bare


def decode_mark(file: BinaryIO) -> Image.Image:
    """The first frame for a logo: upright, RGBA, without metadata, cut to what can be seen. Raises Unreadable."""
    upright = _upright(file, lambda picture: picture.convert("RGBA"))
    upright.thumbnail((1024, 1024), Image.Resampling.LANCZOS)
    seen = upright.getbbox(alpha_only=True)
    if seen is None:
        raise Unreadable
    return Image.frombytes("RGBA", upright.size, upright.tobytes()).crop(seen)


def _upright(file: BinaryIO, flatten: Callable[[Image.Image], Image.Image]) -> Image.Image:
    try:
        with Image.open(file, formats=_FORMATS) as picture:
            picture.seek(0)
            if picture.format in ("JPEG", "MPO"):
                picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
            picture.load()
            return flatten(_in_srgb(ImageOps.exif_transpose(picture)))
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        raise Unreadable from error


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return picture
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted if converted is not None else picture


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        import numpy as np

        scaled = np.asarray(picture, dtype=np.float64)
        scaled = np.clip(scaled / 257 if scaled.max() > 255 else scaled, 0, 255)
        return Image.fromarray(scaled.astype(np.uint8)).convert("RGB")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (*_PAPER, 255))
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def kept_original(picture: Image.Image) -> bytes:
    """What later turns and cuts start from: upright, without metadata."""
    return _encoded(picture, "JPEG", quality=92, subsampling=0)


def reopen(original: bytes) -> Image.Image:
    """The kept original again."""
    return Image.open(io.BytesIO(original)).convert("RGB")


def cut_and_turn(picture: Image.Image, crop: Box | None, turns: int) -> Image.Image:
    """Cut to `crop` (shares of the sides), then turn clockwise by `turns` quarters."""
    if crop is not None:
        width, height = picture.size
        left, top = round(crop[0] * width), round(crop[1] * height)
        right, bottom = round(crop[2] * width), round(crop[3] * height)
        picture = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    turned = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    return picture.transpose(turned[turns % 4]) if turns % 4 else picture


def webp_renditions(picture: Image.Image, widths: Iterable[int]) -> dict[int, bytes]:
    """WebP by width; quick enough to be made while the person waits."""
    return {
        width: _encoded(small, "WEBP", quality=64 if width <= DENSE else 78, method=2)
        for width, small in _scaled(picture, widths).items()
    }


def avif_renditions(picture: Image.Image, widths: Iterable[int]) -> dict[int, bytes]:
    """AVIF by width: a third smaller and a few times slower than WebP."""
    return {
        width: _encoded(small, "AVIF", quality=50 if width <= DENSE else 58, speed=8)
        for width, small in _scaled(picture, widths).items()
    }


def _scaled(picture: Image.Image, widths: Iterable[int]) -> dict[int, Image.Image]:
    """Every rendition's pixels; each is made from the next larger one, which costs a third of starting anew."""
    scaled: dict[int, Image.Image] = {}
    larger = picture
    for width in sorted(widths, reverse=True):
        if width != larger.width:
            height = max(1, round(picture.height * width / picture.width))
            larger = larger.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        scaled[width] = larger
    return scaled


def placeholder(picture: Image.Image) -> str:
    """A data URI of a picture 16 pixels long, at most 400 characters."""
    tiny = picture.copy()
    tiny.thumbnail((16, 16), Image.Resampling.BOX)
    for quality in (40, 20, 5):
        uri = "data:image/webp;base64," + base64.b64encode(_encoded(tiny, "WEBP", quality=quality)).decode()
        if len(uri) <= 400:
            break
    return uri


def dominant_colour(picture: Image.Image) -> str:
    """The most frequent of six colours in the middle of the picture, "#rrggbb"."""
    width, height = picture.size
    middle = picture.crop((width // 6, height // 6, width - width // 6, height - height // 6))
    few = middle.resize((32, 32), Image.Resampling.BOX).quantize(6)
    palette = few.getpalette() or [0, 0, 0]
    counts = few.histogram()
    index = counts.index(max(counts))
    red, green, blue = palette[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def fingerprint(picture: Image.Image) -> int | None:
    """64 bits that survive scaling and recompression: signs of the low frequencies of a 32 × 32 grey picture.

    The perceptual hash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010).
    None when the picture is too plain for its bits to mean anything.
    """
    import numpy as np

    grey = np.asarray(picture.convert("L").resize((32, 32), Image.Resampling.BOX), dtype=np.float64)
    if grey.std() < 4:
        return None
    low = (_cosines() @ grey @ _cosines().T).flatten()
    bits = low > np.median(low)
    return sum(1 << place for place, bit in enumerate(bits) if bit)


def fingerprint_colours(picture: Image.Image) -> bytes:
    """Mean colours of a 4 × 4 grid, 48 bytes: tells apart things of one shape in different dyes."""
    return picture.resize((4, 4), Image.Resampling.BOX).tobytes()


@cache
def _cosines() -> "np.ndarray":
    import numpy as np

    frequency, place = np.arange(1, 9)[:, None], np.arange(32)[None, :]
    return np.cos(np.pi * frequency * (2 * place + 1) / 64)


def _encoded(picture: Image.Image, form: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()
