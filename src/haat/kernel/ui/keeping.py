"""Drawn pieces of pages, kept in this process under the values they were drawn from.

A piece is drawn from the values named in its tag and from nothing else: no request, no account, no other variable is
there while it is drawn, so nothing of one person can stand in a piece shown to another. It is found again only by
equal values in the same language, numerals and time zone, so a changed price or a sold thing is another piece. A piece
that asked for the time of day is not kept. What differs for every visitor, the token of forms, is filled in afterwards.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from django.utils.crypto import get_random_string
from django.utils.safestring import SafeString, mark_safe

# Stands where the token of forms belongs while a piece is drawn; letters only, so that escaping leaves it alone.
TOKEN = get_random_string(48)
# Characters of two generations of pieces: what was not asked for in a generation goes. A page has about 50,000.
MOST_CHARACTERS = 48_000_000


@dataclass(slots=True)
class Drawing:
    """One piece while it is drawn."""

    passes: bool = False


_drawing: ContextVar[Drawing | None] = ContextVar("drawing", default=None)


def passing() -> None:
    """Say that what is being drawn depends on the time of day, and may not be kept."""
    drawing = _drawing.get()
    if drawing is not None:
        drawing.passes = True


class Pieces:
    """Pieces by their key, bounded: two generations, of which the older is dropped when the younger is full."""

    def __init__(self, most_characters: int = MOST_CHARACTERS) -> None:
        self._most = most_characters // 2
        self._young: dict[Hashable, tuple[str, ...]] = {}
        self._old: dict[Hashable, tuple[str, ...]] = {}
        self._characters = 0

    def get(self, key: Hashable) -> tuple[str, ...] | None:
        """The parts of a piece, between which the token stands."""
        kept = self._young.get(key)
        if kept is None:
            kept = self._old.get(key)
            if kept is not None:
                self.put(key, kept)
        return kept

    def put(self, key: Hashable, parts: tuple[str, ...]) -> None:
        if self._characters > self._most:
            self._old, self._young, self._characters = self._young, {}, 0
        self._young[key] = parts
        self._characters += sum(map(len, parts))

    def __iter__(self) -> Iterator[Hashable]:
        return iter({**self._old, **self._young})

    def clear(self) -> None:
        self._young, self._old, self._characters = {}, {}, 0


pieces = Pieces()
# What is a value by itself, but equal to one of another kind (1, 1.0 and True; a text and trusted HTML).
_PLAIN = {type(None), str, bool, int, float, frozenset}
# Dataclasses that can be compared as they are.
_whole: set[type] = set()


def piece(place: tuple[Hashable, ...], values: Iterable[object], draw: Callable[[], str], token: object) -> SafeString:
    """What `draw` draws from `values` at `place`; `token` is written where it drew TOKEN, and not read elsewhere.

    Values that cannot be compared, such as rows of the database, are drawn anew each time.
    """
    try:
        key: Hashable = (*place, *map(comparable, values))
        parts = pieces.get(key)
    except TypeError:
        key, parts = None, None
    if parts is None:
        parts = _drawn(key, draw)
    written = parts[0] if len(parts) == 1 else str(token).join(parts)
    return mark_safe(written)  # noqa: S308 - a rendered template, with Django's own token in it


def _drawn(key: Hashable, draw: Callable[[], str]) -> tuple[str, ...]:
    outer, drawing = _drawing.get(), Drawing()
    held = _drawing.set(drawing)
    try:
        parts = tuple(draw().split(TOKEN))
    finally:
        _drawing.reset(held)
    if drawing.passes and outer is not None:
        outer.passes = True
    if key is not None and not drawing.passes:
        pieces.put(key, parts)
    return parts


def comparable(value: object) -> Hashable:
    """A value as part of a key: lists and dicts by their contents, texts apart by whether they are trusted HTML.

    Raises TypeError for what has no value to be compared by.
    """
    kind: Any = type(value)
    if kind in _whole:
        return value
    if kind in _PLAIN or isinstance(value, str | int | float | frozenset):
        return kind, value
    if isinstance(value, list | tuple):
        return tuple([comparable(one) for one in value])
    if isinstance(value, Mapping):
        return tuple([(name, comparable(one)) for name, one in value.items()])
    parts = _parts(kind)
    try:
        hash(value)
    except TypeError:
        # It holds lists or dicts.
        return kind, tuple([comparable(getattr(value, name)) for name in parts])
    _whole.add(kind)
    return value


@cache
def _parts(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields. Raises TypeError for any other kind."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no value")
    return tuple(part.name for part in fields(kind))
