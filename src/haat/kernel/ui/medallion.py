"""Medallion avatars: a printed ring and the initial of the name, in the name's own script."""

import unicodedata
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from haat.kernel.ui.dyes import DYE_SETS, DyeSet, chance, pick, ring

_VIRAMA = "\u09cd"
_SCRIPTS = (("arab", 0x0600, 0x077F), ("arab", 0xFB50, 0xFEFF), ("beng", 0x0980, 0x09FF))


def initial(name: str) -> str:
    """The first letter one would write on a stall's sign: "M", "Đ", "Щ", "ث", and the whole syllable "নু"."""
    letters = iter(unicodedata.normalize("NFC", name))
    first = next((char for char in letters if unicodedata.category(char)[0] in "LN"), "")
    for char in letters:
        joins = first.endswith(_VIRAMA) and unicodedata.category(char) == "Lo"
        if not joins and unicodedata.category(char) not in ("Mn", "Mc"):
            break
        if script(first) != "arab":
            first += char
        if len(first) > 6:
            break
    return first.rstrip(_VIRAMA).upper()[:6]


def script(text: str) -> str:
    """ "arab", "beng" or "" (what the title face of Latin and Cyrillic draws)."""
    code = ord(text[0]) if text else 0
    return next((name for name, low, high in _SCRIPTS if low <= code <= high), "")


def _petals(d: DyeSet, n: int) -> str:
    petals = ring(n, lambda a: f'<path transform="rotate({a})" d="M0,-33C6,-38 5,-46 0,-49C-5,-46 -6,-38 0,-33Z"/>')
    dots = ring(n, lambda a: f'<circle transform="rotate({a + 180 / n:.2f})" cy="-46" r="1.9"/>')
    return f'<g fill="{d.first}">{petals}</g><g fill="{d.second}">{dots}</g>'


def _dots(d: DyeSet, n: int) -> str:
    outer = ring(n + 6, lambda a: f'<circle transform="rotate({a})" cy="-43" r="4.2"/>')
    inner = ring(n + 6, lambda a: f'<circle transform="rotate({a + 180 / (n + 6):.2f})" cy="-35" r="1.8"/>')
    return f'<g fill="{d.first}">{outer}</g><g fill="{d.second}">{inner}</g>'


def _diamonds(d: DyeSet, n: int) -> str:
    outer = ring(n, lambda a: f'<path transform="rotate({a})" d="M0,-50L6,-41L0,-32L-6,-41Z"/>')
    inner = ring(n, lambda a: f'<path transform="rotate({a})" d="M0,-45L2.6,-41L0,-37L-2.6,-41Z"/>')
    return f'<g fill="{d.first}">{outer}</g><g fill="{d.second}">{inner}</g>'


def _rays(d: DyeSet, n: int) -> str:
    rays = ring(n + 8, lambda a: f'<path transform="rotate({a})" d="M0,-33L5,-50L-5,-50Z"/>')
    return f'<g fill="{d.first}">{rays}</g><circle r="32" fill="none" stroke="{d.second}" stroke-width="2.4"/>'


@lru_cache(maxsize=4096)
def medallion(seed: str, name: str, diameter: int = 44) -> SafeString:
    """The avatar as inline SVG with the initial over it; hidden from screen readers, the name stands beside it."""
    draw = chance(f"ava/{seed}/{seed}")
    next(draw)
    next(draw)
    dyes = pick(DYE_SETS, draw)
    around = pick([_petals, _dots, _diamonds, _rays], draw)
    count = pick([10, 12, 14, 16], draw)
    letter = initial(name)
    return format_html(
        '<span class="ava" style="--d:{}px;--ground:{}" aria-hidden="true">'
        '<svg viewBox="-50 -50 100 100"><path d="M-50,-50h100v100h-100z" fill="{}"/>{}</svg>'
        '<b class="{}" style="--dye:{}">{}</b></span>',
        diameter,
        dyes.ground,
        dyes.ground,
        mark_safe(around(dyes, count)),  # noqa: S308 - numbers and dyes only
        script(letter),
        dyes.first,
        letter,
    )
