"""Decisions about photos without Django: which renditions, what a turn does to a cut, when two photos are the same."""

# A thumbnail; a card in one of a phone's two columns, twice as sharp; a card on a desk; a whole phone; a whole screen.
RENDITION_WIDTHS = (160, 360, 640, 1080, 1600)
# The longest side of the kept original: enough for every rendition after a cut to a half.
KEPT_SIDE = 3200
SMALLEST_SIDE = 40

Box = tuple[float, float, float, float]
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)

_SAME_BITS = 7
_SAME_COLOUR = 26


def rendition_widths(width: int) -> list[int]:
    """The widths to store for a picture of `width` pixels, ascending, never wider than the picture."""
    smaller = [rendition for rendition in RENDITION_WIDTHS if rendition < width]
    return [*smaller, min(width, RENDITION_WIDTHS[-1])] if width not in smaller else smaller


def turn_box_back(box: Box, turns: int) -> Box:
    """`box` (shares of the shown picture) in the picture before it was turned clockwise by `turns` quarters."""
    left, top, right, bottom = box
    for _ in range(turns % 4):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    return left, top, right, bottom


def cut_further(cut: Box, box: Box) -> Box:
    """`box`, shares of what `cut` leaves, as shares of the whole."""
    width, height = cut[2] - cut[0], cut[3] - cut[1]
    return (
        cut[0] + box[0] * width,
        cut[1] + box[1] * height,
        cut[0] + box[2] * width,
        cut[1] + box[3] * height,
    )


def signed(bits: int) -> int:
    """64 bits as the signed number that a bigint holds."""
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def bands(fingerprint: int) -> list[int]:
    """The four 16-bit bands of a fingerprint, each marked with its place."""
    return [(place << 16) | ((fingerprint >> (16 * place)) & 0xFFFF) for place in range(4)]


def near_bands(fingerprint: int) -> list[int]:
    """Every band value one of which a fingerprint within 7 bits must have.

    Of 7 differing bits some band of four has at most one (pigeonhole), so the bands and their one-bit neighbours do.
    """
    return [value ^ flip for value in bands(fingerprint) for flip in (0, *(1 << bit for bit in range(16)))]


def is_same_photo(fingerprint: int, other: int, colours: bytes, other_colours: bytes) -> bool:
    """Whether shape (≤ 7 of 64 bits) and colours (mean difference of a 4 × 4 grid) both agree."""
    if ((fingerprint ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count() > _SAME_BITS:
        return False
    if len(colours) != len(other_colours) or not colours:
        return False
    difference = sum(abs(a - b) for a, b in zip(colours, other_colours, strict=True)) / len(colours)
    return difference <= _SAME_COLOUR
