"""A search as it stands in an address: read leniently, written in one order."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from haat.discovery.rules.phrasing import MAX_QUERY
from haat.discovery.types import FACETS, Wish
from haat.kernel.money import parse_minor
from haat.kernel.text import one_line

MAX_VALUES = 20
_MAX_VALUE = 80


def wish_from(params: Mapping[str, Sequence[str]], currency: str) -> tuple[Wish, list[str]]:
    """What an address asks for, and the fields whose text is no price. Nonsense in facets is left out."""
    wrong: list[str] = []
    prices: dict[str, int | None] = {}
    for name in ("from", "to"):
        typed = one_line(_last(params, name))[:20]
        try:
            prices[name] = max(0, parse_minor(typed, currency)) if typed else None
        except ValueError:
            prices[name] = None
            wrong.append(name)
    if prices["from"] is not None and prices["to"] is not None and prices["from"] > prices["to"]:
        prices["from"], prices["to"] = prices["to"], prices["from"]
    chosen = {facet: values for facet in FACETS if (values := _values(params.get(facet, ())))}
    wish = Wish(
        text=one_line(_last(params, "q"))[:MAX_QUERY],
        chosen=chosen,
        price_from_minor=prices["from"],
        price_to_minor=prices["to"],
        my_size=_last(params, "mine") == "1",
        plain=_last(params, "plain") == "1",
    )
    return wish, wrong


def address_of(params: Mapping[str, Sequence[str]], **changes: str | Sequence[str] | None) -> str:
    """The query string of the same search with some fields changed (None takes one away), always in one order."""
    kept: list[tuple[str, str]] = []
    for name in ("q", *FACETS, "from", "to", "mine", "plain", "sort", "page"):
        if name in changes:
            given = changes[name]
            values = [] if given is None else [given] if isinstance(given, str) else list(given)
        else:
            values = list(_values(params.get(name, ()))) if name in FACETS else [_last(params, name)]
        kept += [(name, one_line(value)[:MAX_QUERY]) for value in values if value]
    return urlencode(kept)


def _last(params: Mapping[str, Sequence[str]], name: str) -> str:
    values = params.get(name, ())
    return values[-1] if values else ""


def _values(values: Sequence[str]) -> tuple[str, ...]:
    clean = (one_line(value) for value in values[: MAX_VALUES * 2])
    return tuple(dict.fromkeys(value for value in clean if 0 < len(value) <= _MAX_VALUE))[:MAX_VALUES]
