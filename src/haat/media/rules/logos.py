"""A logo as the site shows it: a mark for the top bar and square icons for the phone. No Django, no files."""

import io

from PIL import Image

# What the top bar has room for, in CSS pixels; the file is twice as large for sharp screens.
BAR = (132, 36)
ICONS = (48, 180, 192, 512)
_PAPER = (251, 246, 236, 255)


def bar_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height of the mark in the top bar."""
    share = min(BAR[0] / picture.width, BAR[1] / picture.height)
    return max(1, round(picture.width * share)), max(1, round(picture.height * share))


def drawn(picture: Image.Image) -> dict[str, bytes]:
    """Every file of a logo by its name, as PNG."""
    width, height = bar_size(picture)
    files = {"mark.png": _png(picture.resize((width * 2, height * 2), Image.Resampling.LANCZOS))}
    files |= {f"icon-{size}.png": _png(_on_square(picture, size, 0.84)) for size in ICONS}
    # A phone may cut a circle out of this one: the safe zone is the inner four fifths.
    return files | {"maskable.png": _png(_on_square(picture, 512, 0.56))}


def _on_square(picture: Image.Image, size: int, share: float) -> Image.Image:
    inner = picture.copy()
    scale = size * share / max(picture.size)
    inner = inner.resize(
        (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.Resampling.LANCZOS
    )
    square = Image.new("RGBA", (size, size), _PAPER)
    square.alpha_composite(inner, ((size - inner.width) // 2, (size - inner.height) // 2))
    return square.convert("RGB")


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
