"""Asking the index: what matches, how well, and how much of it there is."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import pairwise

import tantivy
from tantivy import Occur, Query

from haat.discovery.models.search_index.schema import TERMS, forms, schema
from haat.discovery.rules.folding import folded, script_of, words
from haat.discovery.rules.sounds import query_keys
from haat.discovery.rules.vocabulary import concepts_in, term

_SCHEMA = schema()
_WEIGHTS = {"title": 3.0, "tags": 2.0}
_MEANT = 0.6
_MAX_WORDS = 16
_ORDERS = {
    "newest": ("published", tantivy.Order.Desc),
    "price_up": ("price", tantivy.Order.Asc),
    "price_down": ("price", tantivy.Order.Desc),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question. `chosen` facet → values (any of them), `fits` any of the person's sizes, prices included at both
    ends, `hidden` sellers left out. `near` allows typos, `any_word` that words are missing."""

    words: tuple[str, ...] = ()
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fits: tuple[str, ...] = ()
    price_from: int | None = None
    price_to: int | None = None
    published_after: int | None = None
    hidden: frozenset[int] = frozenset()
    near: bool = False
    any_word: bool = False

    @property
    def key(self) -> Hashable:
        """The same for the same question."""
        others = (getattr(self, one.name) for one in fields(self) if one.name != "chosen")
        return tuple(sorted(self.chosen.items())), *others


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, whose it is, and how well it matches; 0 where it is ordered by something else."""

    listing_id: int
    seller_id: int
    score: float


def found(
    searcher: tantivy.Searcher, ask: Ask, *, sort: str = "best", offset: int = 0, limit: int = 30
) -> tuple[list[int], int]:
    """Ids of one page and how many things there are in all."""
    addresses, _scores, total = _asked(searcher, ask, sort, offset, limit)
    return _ints(searcher, "id", addresses), total


def hits(searcher: tantivy.Searcher, ask: Ask, *, offset: int, limit: int) -> tuple[list[Hit], int]:
    """A part of the hits, best first, and how many there are in all."""
    addresses, scores, total = _asked(searcher, ask, "best", offset, limit)
    ids, sellers = _ints(searcher, "id", addresses), _ints(searcher, "seller", addresses)
    return [Hit(*each) for each in zip(ids, sellers, scores, strict=True)], total


def _asked(
    searcher: tantivy.Searcher, ask: Ask, sort: str, offset: int, limit: int
) -> tuple[list[tantivy.DocAddress], list[float], int]:
    order = _ORDERS.get(sort) or (None if ask.words else _ORDERS["newest"])
    query = built(ask, scored=order is None)
    if order:
        result = searcher.search(query, limit, order_by_field=order[0], order=order[1], offset=offset)
    else:
        result = searcher.search(query, limit, offset=offset)
    addresses = [address for _, address in result.hits]
    return addresses, [0.0 if order else float(score) for score, _ in result.hits], _total(result)


def _ints(searcher: tantivy.Searcher, name: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    return [int(value) for value in searcher.fast_field_values(name, addresses) if value is not None]


def _total(result: tantivy.SearchResult) -> int:
    total: int = result.count  # type: ignore[attr-defined] # missing from the stubs
    return total


def counted(
    searcher: tantivy.Searcher, ask: Ask, facets: Iterable[str], *, price_steps: tuple[int, ...] = (), size: int = 200
) -> tuple[dict[str, dict[str, int]], list[int]]:
    """For each facet value → count, ignoring what is chosen in that facet; and counts between the price steps.

    Facets without a choice share one pass over the matches; each with a choice takes one of its own.
    """
    counts: dict[str, dict[str, int]] = {}
    chosen = [facet for facet in facets if ask.chosen.get(facet)]
    shared = [facet for facet in facets if facet not in chosen]
    priced = ask.price_from is not None or ask.price_to is not None
    bands = _bands(price_steps)
    plan = [(ask, shared, bands if not priced else {})]
    plan += [(_without(ask, facet), [facet], {}) for facet in chosen]
    if priced and bands:
        plan.append((_without_price(ask), [], bands))
    per_band = [0] * (len(price_steps) + 1)
    for question, names, ranges in plan:
        wanted = {name: {"terms": {"field": name, "size": size}} for name in names} | ranges
        if not wanted:
            continue
        answer = searcher.aggregate(built(question), wanted)
        for name in names:
            counts[name] = {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
        if ranges:
            # An index without a single document answers without a single band.
            per_band = [bucket["doc_count"] for bucket in answer["price_band"]["buckets"]] or per_band
    return counts, per_band


def _bands(steps: tuple[int, ...]) -> dict[str, object]:
    if not steps:
        return {}
    edges = [{"to": steps[0]}, *({"from": low, "to": high} for low, high in pairwise(steps))]
    return {"price_band": {"range": {"field": "price", "ranges": [*edges, {"from": steps[-1]}]}}}


def _without(ask: Ask, facet: str) -> Ask:
    return replace(ask, chosen={name: values for name, values in ask.chosen.items() if name != facet})


def _without_price(ask: Ask) -> Ask:
    return replace(ask, price_from=None, price_to=None)


def built(ask: Ask, *, scored: bool = False) -> Query:
    """The question as one query: which things match; with `scored` also how well, by title and tags."""
    must: list[tuple[Occur, Query]] = []
    better: list[Query] = []
    if ask.words:
        matching, better = _of_words(ask)
        must.append((Occur.Must, Query.const_score_query(matching, 1.0)))
    for name in TERMS:
        if values := ask.chosen.get(name):
            must.append((Occur.Must, _any_of(name, values)))
    if ask.fits:
        must.append((Occur.Must, _any_of("fit", ask.fits)))
    if ask.price_from is not None or ask.price_to is not None:
        must.append((Occur.Must, _between("price", ask.price_from, ask.price_to)))
    if ask.published_after is not None:
        must.append((Occur.Must, _between("published", ask.published_after + 1, None)))
    if not must:
        must.append((Occur.Must, Query.all_query()))
    if ask.hidden:
        must.append((Occur.MustNot, _of_sellers(ask.hidden)))
    return Query.boolean_query([*must, *((Occur.Should, query) for query in better)] if scored else must)


def _any_of(name: str, values: Iterable[str] | Iterable[int]) -> Query:
    """One look-up a value: a set of terms is found by walking through every term of the field."""
    wanted = [Query.term_query(_SCHEMA, name, value, "basic") for value in values]
    return Query.const_score_query(_either(wanted) if wanted else Query.empty_query(), 0.0)


@lru_cache(maxsize=256)
def _of_sellers(sellers: frozenset[int]) -> Query:
    return _any_of("seller", sorted(sellers))


def _between(name: str, low: int | None, high: int | None) -> Query:
    kind = tantivy.FieldType.Integer
    return Query.const_score_query(Query.range_query(_SCHEMA, name, kind, low, high), 0.0)


def _of_words(ask: Ask) -> tuple[Query, list[Query]]:
    """What the words demand, and what makes a match better."""
    typed = [word for text in ask.words for word in words(text)][:_MAX_WORDS]
    if not typed:
        return Query.empty_query(), []
    meant = {start: (size, concept) for start, size, concept in concepts_in([term(word) for word in typed])}
    groups: list[Query] = []
    better: list[Query] = []
    at = 0
    while at < len(typed):
        size, concept = meant.get(at, (1, ""))
        ways = _ways(typed[at], ask.near) if size == 1 else [_together(typed[at : at + size], ask.near)]
        if concept:
            ways.append(_term("all", f"={concept}"))
            better += [
                Query.boost_query(_term(name, f"={concept}"), weight * _MEANT) for name, weight in _WEIGHTS.items()
            ]
        groups.append(_either(ways))
        for word in typed[at : at + size]:
            better += [
                Query.boost_query(_term(name, form), weight)
                for form in forms(word)
                for name, weight in _WEIGHTS.items()
            ]
        at += size
    if ask.any_word:
        least = max(1, (len(groups) + 1) // 2)
        some = Query.boolean_query([(Occur.Should, group) for group in groups], minimum_number_should_match=least)
        return some, better
    return Query.boolean_query([(Occur.Must, group) for group in groups]), better


def _term(name: str, value: str) -> Query:
    return Query.term_query(_SCHEMA, name, value, "freq")


def _either(ways: list[Query]) -> Query:
    return ways[0] if len(ways) == 1 else Query.boolean_query([(Occur.Should, way) for way in ways])


def _together(typed: list[str], near: bool) -> Query:
    return Query.boolean_query([(Occur.Must, _either(_ways(word, near))) for word in typed])


def _ways(word: str, near: bool) -> list[Query]:
    """The ways in which a word may stand in a thing: any of its forms, by its sound, with `near` also with slips."""
    ways = [_term("all", value) for value in dict.fromkeys([*forms(word), *sorted(query_keys(word))])]
    if near and (slips := slips_allowed(word)):
        ways.append(Query.fuzzy_term_query(_SCHEMA, "all", folded(word), slips, True))
    return ways


def slips_allowed(word: str) -> int:
    """How many letters may be wrong: none in short words and numbers, one from four letters on, two from eight."""
    bare = folded(word)
    if script_of(bare) == "N" or len(bare) < 4:
        return 0
    return 1 if len(bare) < 8 else 2


def titles_beginning(searcher: tantivy.Searcher, typed: str, hidden: frozenset[int], *, limit: int) -> list[str]:
    """Titles that have the typed words, the last of them only begun."""
    begun = [folded(word) for word in words(typed)][:_MAX_WORDS]
    if not begun:
        return []
    must: list[tuple[Occur, Query]] = [
        (Occur.Must, Query.fuzzy_term_query(_SCHEMA, "title", begun[-1], 0, True, True)),
        *((Occur.Must, Query.term_query(_SCHEMA, "title", word, "freq")) for word in begun[:-1]),
    ]
    if hidden:
        must.append((Occur.MustNot, _of_sellers(hidden)))
    hits = searcher.search(Query.boolean_query(must), limit * 3, count=False).hits
    shown = (str(searcher.doc(address).get_first("shown") or "") for _, address in hits)
    return list(dict.fromkeys(title for title in shown if title))[:limit]
