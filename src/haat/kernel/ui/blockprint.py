"""Block prints: the cloth of a cover, of a new seller's card and of a missing photo, drawn from a seed."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2s

from django.utils.safestring import SafeString, mark_safe

from haat.kernel.ui.dyes import DYE_SETS, DyeSet, chance, pick, ring

Block = Callable[[DyeSet], str]
_TILE = 46


def _buta(d: DyeSet) -> str:
    dots = ring(7, lambda a: f'<circle transform="translate(1 2) rotate({a * 0.62 - 60:.1f})" cy="-19" r="1.25"/>')
    return (
        '<g transform="rotate(18)">'
        f'<path d="M3,-17C14,-8 15,8 4,15C-6,20 -15,11 -11,2C-8,-4 1,-4 4,-9C5,-12 4,-15 3,-17Z" fill="{d.first}"/>'
        f'<path d="M4,-7C9,-2 9,6 3,10C-2,13 -8,9 -7,4C-6,0 1,0 4,-7Z" fill="{d.ground}"/>'
        f'<g fill="{d.second}"><circle cy="5.2" r="3"/>{dots}</g></g>'
    )


def _lotus(d: DyeSet) -> str:
    petals = ring(8, lambda a: f'<path transform="rotate({a})" d="M0,-4.5C5,-8 4,-14 0,-17C-4,-14 -5,-8 0,-4.5Z"/>')
    dots = ring(8, lambda a: f'<circle transform="rotate({a + 22.5})" cy="-14" r="1.5"/>')
    return (
        f'<g fill="{d.first}">{petals}</g><g fill="{d.second}">{dots}<circle r="3.6"/></g>'
        f'<circle r="1.4" fill="{d.ground}"/>'
    )


def _star(d: DyeSet) -> str:
    rays = ring(8, lambda a: f'<path transform="rotate({a})" d="M0,-2L2.2,-6L0,-8.2L-2.2,-6Z"/>')
    return (
        f'<g fill="{d.first}"><path d="M-11,-11h22v22h-22z"/><path d="M-11,-11h22v22h-22z" transform="rotate(45)"/></g>'
        f'<circle r="9" fill="{d.ground}"/><g fill="{d.second}">{rays}</g><circle r="1.8" fill="{d.first}"/>'
    )


def _marigold(d: DyeSet) -> str:
    outer = ring(14, lambda a: f'<circle transform="rotate({a})" cy="-13" r="2.7"/>')
    inner = ring(9, lambda a: f'<circle transform="rotate({a})" cy="-7" r="2.3"/>')
    return f'<g fill="{d.first}">{outer}<circle r="3.2"/></g><g fill="{d.second}">{inner}</g>'


def _sprig(d: DyeSet) -> str:
    leaves = "".join(
        f'<path transform="translate(0 {y}) scale({s} 1)" d="M0,0C4,-7 10,-7 12,-6C11,-1 6,2 0,0Z" fill="{d.first}"/>'
        for y, s in ((10, 1), (4, -1), (-2, 1))
    )
    return (
        f'<path d="M0,17C1,8 -1,0 0,-8" stroke="{d.first}" stroke-width="1.6" fill="none"/>{leaves}'
        f'<path d="M0,-7C5,-10 4,-15 0,-18C-4,-15 -5,-10 0,-7Z" fill="{d.second}"/>'
    )


def _ikat(d: DyeSet) -> str:
    return (
        '<path d="M0,-19L4,-15L4,-12L8,-9L8,-6L12,-3L12,3L8,6L8,9L4,12L4,15L0,19L-4,15L-4,12L-8,9L-8,6L-12,3L-12,-3'
        f'L-8,-6L-8,-9L-4,-12L-4,-15Z" fill="{d.first}"/>'
        f'<path d="M0,-11L6,-4L6,4L0,11L-6,4L-6,-4Z" fill="{d.ground}"/>'
        f'<path d="M0,-6L3.6,0L0,6L-3.6,0Z" fill="{d.second}"/>'
    )


def _moon(d: DyeSet) -> str:
    rays = ring(12, lambda a: f'<path transform="rotate({a})" d="M0,-4L1.7,-9.6L-1.7,-9.6Z"/>')
    return (
        f'<circle r="15" fill="{d.first}"/><circle r="11.5" fill="{d.ground}"/>'
        f'<g fill="{d.second}">{rays}</g><circle r="3" fill="{d.first}"/>'
    )


MOTIFS: dict[str, Block] = {
    "buta": _buta,
    "lotus": _lotus,
    "star": _star,
    "marigold": _marigold,
    "sprig": _sprig,
    "ikat": _ikat,
    "moon": _moon,
}
_FILLERS: list[Block] = [
    lambda d: f'<circle r="2.2" fill="{d.second}"/>',
    lambda d: (
        f'<g fill="{d.first}">'
        + ring(4, lambda a: f'<ellipse transform="rotate({a})" cy="-3.4" rx="1.7" ry="2.8"/>')
        + f'</g><circle r="1.1" fill="{d.second}"/>'
    ),
    lambda d: f'<path d="M0,-4.4L3.2,0L0,4.4L-3.2,0Z" fill="{d.second}"/>',
    lambda d: (
        f'<g fill="{d.first}">' + ring(3, lambda a: f'<circle transform="rotate({a})" cy="-2.6" r="1.5"/>') + "</g>"
    ),
]
# A dry block leaves the cloth showing through. Costly to paint: for big areas only.
_DRY_INK = (
    '<filter id="{id}f" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".8"'
    ' numOctaves="2" seed="{seed}"/><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -6 4.1"/>'
    '<feComposite in="SourceGraphic" operator="in"/></filter>'
)


@lru_cache(maxsize=2048)
def blockprint(
    seed: str,
    *,
    width: int = 400,
    height: int = 200,
    scale: float = 1.0,
    motif: str = "",
    dyes: int = -1,
    dry: bool = False,
) -> SafeString:
    """The print as inline SVG that fills its box. `motif` and `dyes` (index of DYE_SETS) override the seed's own."""
    draw = chance(seed)
    colours = DYE_SETS[dyes] if dyes >= 0 else pick(DYE_SETS, draw)
    block = MOTIFS[motif] if motif else pick(list(MOTIFS.values()), draw)
    filler = pick(_FILLERS, draw)
    turn = pick([0, 0, 45], draw)
    # The second impression is never quite in register.
    across, down = (round(_TILE / 2 + (next(draw) - 0.5) * 1.3, 2) for _ in range(2))
    name = f"{seed}/{width}/{height}/{scale}/{motif}/{dyes}/{dry}"
    mark = "p" + blake2s(name.encode(), digest_size=5).hexdigest()
    half, row = _TILE // 2, _TILE * 1.5
    places = "".join(
        f'<use href="#{mark}{what}" x="{x:g}" y="{y:g}"/>'
        for what, x, y in (
            ("m", across, down),
            ("m", 0, row),
            ("m", _TILE, row),
            ("i", 0, half),
            ("i", _TILE, half),
            ("i", half, row),
        )
    )
    area = f"M0,0h{width}v{height}h-{width}z"
    dried = f' filter="url(#{mark}f)"' if dry else ""
    ink = _DRY_INK.format(id=mark, seed=int(next(draw) * 99)) if dry else ""
    svg = (
        f'<svg class="print" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        f'<defs>{ink}<g id="{mark}m">{block(colours)}</g><g id="{mark}i">{filler(colours)}</g>'
        f'<pattern id="{mark}" width="{_TILE}" height="{_TILE * 2}" patternUnits="userSpaceOnUse"'
        f' patternTransform="scale({scale:g}) rotate({turn})">{places}</pattern></defs>'
        f'<path d="{area}" fill="{colours.ground}"/><path d="{area}" fill="url(#{mark})"{dried}/></svg>'
    )
    return mark_safe(svg)  # noqa: S308 - drawn from numbers; the seed itself is nowhere in it
