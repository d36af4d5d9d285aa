"""Cards and what stands between them, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from haat.discovery.rules.columns import COLUMNS, placed
from haat.discovery.types import Introduction
from haat.listings.types import Card

_NO_PHOTO = 0.75
_INTRODUCTION = 0.72
_INTRODUCTION_AT = 3
# A phone shows the first three in its two columns; the largest of them is what the first view waits for.
_EAGER = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One thing in a column; `order` puts it back into its order where two columns flow into one."""

    order: int
    card: Card | None = None
    introduction: Introduction | None = None
    eager: bool = False


def in_columns(
    cards: Sequence[Card], introduction: Introduction | None = None, *, heights: Sequence[float] = (), first: int = 0
) -> dict[str, Any]:
    """Template context of `discovery/columns.html`: `columns` (four lists of places), `heights` and `following` for
    the next page of the same walk."""
    items: list[Card | Introduction] = list(cards)
    if introduction is not None:
        items.insert(min(_INTRODUCTION_AT, len(items)), introduction)
    ratios = [
        _INTRODUCTION if isinstance(item, Introduction) else item.photo.ratio if item.photo else _NO_PHOTO
        for item in items
    ]
    columns, stand = placed(ratios, heights)
    return {
        "columns": [
            [
                Place(first + at, introduction=item)
                if isinstance(item := items[at], Introduction)
                else Place(first + at, card=item, eager=first + at < _EAGER)
                for at in column
            ]
            for column in columns
        ],
        "heights": ".".join(str(round(height * 100)) for height in stand),
        "following": first + len(items),
    }


def heights_of(request: HttpRequest) -> list[float]:
    """How the columns stand, as the last page said; nonsense counts as level."""
    parts = request.GET.get("h", "").split(".")
    if len(parts) != COLUMNS or not all(part.isascii() and part.isdigit() and len(part) <= 5 for part in parts):
        return []
    return [int(part) / 100 for part in parts]


def first_of(request: HttpRequest) -> int:
    """The order number of the first card of this page."""
    number = request.GET.get("n", "")
    return min(int(number), 100_000) if number.isascii() and number.isdigit() and len(number) <= 6 else 0
