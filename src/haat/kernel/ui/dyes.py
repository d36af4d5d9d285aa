"""The dyes of the cloth, and chance that comes from a seed: the same seed draws the same thing for ever."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

_MASK = 0xFFFFFFFF


class DyeSet(NamedTuple):
    """Ground, first and second colour of a print."""

    ground: str
    first: str
    second: str


_DYES = {
    "cotton": "#F4E8D2",
    "madder": "#A8322B",
    "deep": "#7D211C",
    "indigo": "#22406B",
    "turmeric": "#DFA22C",
    "leaf": "#2F7457",
    "ink": "#2A211D",
    "rose": "#DDA08E",
    "sky": "#97B1D4",
    "plum": "#5B2A45",
}
DYE_SETS = [
    DyeSet(*(_DYES[name] for name in names.split()))
    for names in (
        "cotton madder ink",
        "indigo cotton turmeric",
        "madder cotton turmeric",
        "turmeric deep ink",
        "leaf cotton turmeric",
        "cotton indigo madder",
        "rose deep cotton",
        "sky indigo cotton",
        "ink turmeric cotton",
        "plum rose turmeric",
        "cotton leaf madder",
    )
]
# Two dyes that read as stripes from across the market.
STRIPES = [
    ("#B3342D", "#F0DCB4"),
    ("#22406B", "#F4E8D2"),
    ("#2E7D5B", "#E4A11B"),
    ("#5B2A45", "#DDA08E"),
    ("#7D211C", "#DFA22C"),
    ("#2F7457", "#F4E8D2"),
    ("#22406B", "#DFA22C"),
    ("#A8322B", "#97B1D4"),
    ("#2A211D", "#DFA22C"),
    ("#5B2A45", "#F0DCB4"),
]


def chance(seed: str) -> Iterator[float]:
    """Endless numbers in [0, 1) from a seed: FNV-1a into mulberry32, the same in every process and every year."""
    state = 2166136261
    for char in seed:
        state = ((state ^ ord(char)) * 16777619) & _MASK
    while True:
        state = (state + 0x6D2B79F5) & _MASK
        mixed = ((state ^ state >> 15) * (1 | state)) & _MASK
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (61 | mixed)) & _MASK
        yield ((mixed ^ mixed >> 14) & _MASK) / 4294967296


def pick[T](options: list[T], draw: Iterator[float]) -> T:
    """One of the options by the next number."""
    return options[int(next(draw) * len(options))]


@cache
def stripes(seed: str) -> tuple[str, str]:
    """The two dyes of an awning."""
    draw = chance(f"awning/{seed}")
    next(draw)
    return pick(STRIPES, draw)


def ring(count: int, part: Callable[[float], str]) -> str:
    """`part(degrees)` repeated evenly around the centre."""
    return "".join(part(round(360 / count * index, 2)) for index in range(count))
