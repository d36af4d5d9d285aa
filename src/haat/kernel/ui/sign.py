"""The market's sign: the picture of its app icon, drawn from the same blocks as everything else."""

from functools import lru_cache

from resvg_py import svg_to_bytes

from haat.kernel.ui.blockprint import MOTIFS
from haat.kernel.ui.dyes import DyeSet

_MADDER, _COTTON, _PAPER, _TURMERIC = "#B3342D", "#F0DCB4", "#FBF6EC", "#E4A11B"


def sign_svg(*, bleed: bool = False) -> str:
    """An awning over a printed lotus, on a square of 512. With `bleed` nothing stands in the outer tenth."""
    stripes = "".join(
        f'<path d="M{x},0h102.4v150a51.2,51.2 0 0 1 -102.4,0z" fill="{_MADDER if index % 2 == 0 else _COTTON}"/>'
        for index, x in enumerate(n * 102.4 for n in range(5))
    )
    flower = MOTIFS["lotus"](DyeSet(_PAPER, _MADDER, _TURMERIC))
    scale = 0.78 if bleed else 1.0
    shift = 512 * (1 - scale) / 2
    corner = 0 if bleed else 112
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<clipPath id="c"><rect width="512" height="512" rx="{corner}"/></clipPath><g clip-path="url(#c)">'
        f'<path d="M0,0h512v512H0z" fill="{_PAPER}"/>{stripes}'
        '<path d="M0,0h512v26H0z" fill="#28100A" fill-opacity=".22"/>'
        f'<g transform="translate({shift:g} {shift:g}) scale({scale:g}) translate(256 352) scale(7.4)">{flower}</g>'
        "</g></svg>"
    )


@lru_cache(maxsize=8)
def sign_png(size: int, *, bleed: bool = False) -> bytes:
    """The sign as PNG of `size` pixels."""
    return bytes(svg_to_bytes(svg_string=sign_svg(bleed=bleed), width=size, height=size))
