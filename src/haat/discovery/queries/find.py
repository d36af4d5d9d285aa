"""Search: a wish understood, asked of the index, and shown as far as the person may see."""

import re
import time
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from urllib.parse import quote_plus

from django.urls import reverse
from tantivy import Searcher

from haat.accounts.queries import find_closets
from haat.discovery.models import Stall
from haat.discovery.models.search_index.folder import search_index
from haat.discovery.models.search_index.reading import Ask, counted, found, hits, titles_beginning
from haat.discovery.models.search_index.views import View
from haat.discovery.policies import PRICE_STEPS
from haat.discovery.queries.lexicon import brands_on_the_shelf, category_names, label_of, lexicon
from haat.discovery.queries.reader import Asking
from haat.discovery.rules.folding import folded, words
from haat.discovery.rules.merit import REACH, by_merit
from haat.discovery.rules.phrasing import Phrase, understand
from haat.discovery.rules.spelling import mended
from haat.discovery.types import FACETS, Chip, FacetValue, Results, Suggestion, Wish
from haat.kernel.money import Money, precision
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.statements import AnyOf, Prepared
from haat.kernel.ui.reading import money, reads
from haat.listings.queries import cards
from haat.listings.types import Card
from haat.social.queries import hidden_for

PAGE = 30
MAX_PAGES = 50
_LITTLE = 3
_MAX_VALUES = 40
_MAX_HIDDEN = 2_000
_regards = Prepared(
    lambda: Stall.objects.filter(AnyOf("seller_id", "sellers")).exclude(regard=0).values_list("seller_id", "regard")
)


def is_laid_out() -> bool:
    """Whether the index can be asked."""
    return search_index().searcher() is not None


def search(who: Asking, wish: Wish, *, sort: str = "best", page: int = 1, with_facets: bool = True) -> Results:
    """One page of what matches, of at most 50 pages of 30; a page beyond the last is the last.

    Words with slips of the finger count when fewer than three things match exactly; when nothing matches, things with
    some of the words do, and `loosened` says so. Nothing of hidden closets, nothing that is not for sale.
    """
    view = search_index().view()
    if view is None:
        return Results([], 0, 1, 1, {}, [], [], ready=False)
    searcher = view.searcher
    phrase = understand(wish.text, lexicon())
    if wish.plain:
        phrase = Phrase(phrase.words, (), phrase.words)
    hidden = frozenset(sorted(hidden_for(who.account_id))[:_MAX_HIDDEN])
    exact = _ask(who, wish, phrase, hidden)
    page = max(1, min(page, MAX_PAGES))
    ids, total = _page(searcher, exact, sort, page)
    ask, total, loosened = _loosened_as_needed(searcher, exact, total, wish, who, hidden)
    pages = max(1, min(MAX_PAGES, -(-total // PAGE)))
    if ask is not exact or page > pages:
        page = min(page, pages)
        ids, _total = _page(searcher, ask, sort, page)
    shown = [card for card in cards(who.account_id, ids) if card.state == "active"]
    facets, bands = _facets(view, ask, wish) if with_facets else ({}, [])
    return Results(
        cards=shown,
        total=total,
        page=page,
        pages=pages,
        facets=facets,
        price_bands=bands,
        chips=_chips(phrase),
        suggestion=_suggestion(phrase, shown) if (ask.near or total < _LITTLE) and page == 1 else "",
        loosened=loosened,
        rest=" ".join(phrase.rest),
        price_from_minor=ask.price_from,
        price_to_minor=ask.price_to,
    )


def _page(searcher: Searcher, ask: Ask, sort: str, page: int) -> tuple[list[int], int]:
    """Ids of one page and how many things there are in all; in the order of "best" what buyers say counts a little."""
    offset = (page - 1) * PAGE
    if sort != "best":
        return found(searcher, ask, sort=sort, offset=offset, limit=PAGE)
    before = min(offset, REACH)
    around, total = hits(searcher, ask, offset=offset - before, limit=before + PAGE + REACH)
    regards = dict(_regards(sellers=list({hit.seller_id for hit in around}))) if len(around) > 1 else {}
    return [hit.listing_id for hit in by_merit(around, regards)[before : before + PAGE]], total


def _loosened_as_needed(
    searcher: Searcher, exact: Ask, total: int, wish: Wish, who: Asking, hidden: frozenset[int]
) -> tuple[Ask, int, bool]:
    if total >= _LITTLE or not wish.text:
        return exact, total, False
    plain = tuple(words(wish.text))
    as_typed = replace(_ask(who, wish, Phrase((), (), ()), hidden), words=plain)
    for ask, loosened in (
        (replace(exact, near=True), False),
        (replace(as_typed, near=True), False),
        (replace(as_typed, near=True, any_word=True), True),
    ):
        if not ask.words or (total and loosened):
            continue
        _ids, more = found(searcher, ask, limit=1)
        if more > total:
            return ask, more, loosened
    return exact, total, False


def _ask(who: Asking, wish: Wish, phrase: Phrase, hidden: frozenset[int]) -> Ask:
    chosen = {facet: list(values) for facet, values in wish.chosen.items()}
    low, high = wish.price_from_minor, wish.price_to_minor
    scale = 10 ** precision(SITE_CURRENCY.value())
    for part in phrase.parts:
        if part.kind == "price_from":
            low = max(low or 0, int(part.value) * scale)
        elif part.kind == "price_to":
            high = min(high if high is not None else 10**15, int(part.value) * scale)
        else:
            chosen.setdefault(part.kind, []).extend(part.value.split(","))
    if "size" in chosen:
        chosen["size"] = [size for value in chosen["size"] for size in _sizes_like(value)]
    return Ask(
        words=phrase.rest,
        chosen={facet: tuple(dict.fromkeys(values)) for facet, values in chosen.items()},
        fits=tuple(sorted(who.fits)) if wish.my_size else (),
        price_from=low,
        price_to=high,
        hidden=hidden,
    )


def _sizes_like(size: str) -> list[str]:
    """A bare number is a size of any system."""
    return [size, *(f"{system}{size}" for system in ("EU", "UK", "US", "PK", "W"))] if size.isdigit() else [size]


def _chips(phrase: Phrase) -> list[Chip]:
    currency = SITE_CURRENCY.value()
    scale = 10 ** precision(currency)
    chips = []
    for part in phrase.parts:
        if part.kind in ("price_from", "price_to"):
            label = money(int(part.value) * scale, currency)
        else:
            label = label_of(part.kind, part.value)
        chips.append(Chip(part.kind, part.value, label, phrase.typed(part), phrase.without(part)))
    return chips


def _facets(view: View, ask: Ask, wish: Wish) -> tuple[dict[str, list[FacetValue]], list[FacetValue]]:
    """Counted once a commit of the index; the names in them are a minute old at most, as everywhere."""
    currency = SITE_CURRENCY.value()
    scale = 10 ** precision(currency)
    steps = tuple(int(step) * scale for step in PRICE_STEPS.value().split())
    minute = int(time.monotonic() // 60)
    question = ("facets", ask.key, tuple(sorted(wish.chosen.items())), currency, steps, reads(), minute)
    return view.once(question, lambda: _counted_facets(view.searcher, ask, wish, currency, steps))


def _counted_facets(
    searcher: Searcher, ask: Ask, wish: Wish, currency: str, steps: tuple[int, ...]
) -> tuple[dict[str, list[FacetValue]], list[FacetValue]]:
    counts, per_band = counted(searcher, ask, FACETS, price_steps=steps)
    facets = {}
    for facet in FACETS:
        chosen = set(ask.chosen.get(facet, ()))
        values = counts.get(facet, {})
        shown = [*values, *(value for value in wish.chosen.get(facet, ()) if value not in values)]
        ordered = sorted(shown, key=lambda value: (value not in chosen, -values.get(value, 0), value))[:_MAX_VALUES]
        facets[facet] = [
            FacetValue(value, label_of(facet, value), values.get(value, 0), value in chosen) for value in ordered
        ]
    bands = [
        _band(low, high, count, ask, currency)
        for (low, high), count in zip(pairwise([0, *steps, None]), per_band, strict=True)
    ]
    return facets, bands


def _band(low: int | None, high: int | None, count: int, ask: Ask, currency: str) -> FacetValue:
    """Prices from `low` to just below `high`; the value is "from-to" as the price fields take it."""
    least, most = Money(low or 0, currency), Money(high - 1, currency) if high else None
    if not least:
        label = f"< {money(high or 0, currency)}"
    else:
        label = (
            f"{money(least.minor, currency)} – {money(high, currency)}" if high else f"≥ {money(least.minor, currency)}"
        )
    chosen = (ask.price_from or 0) == least.minor and ask.price_to == (most.minor if most else None)
    chosen = chosen and (ask.price_from is not None or ask.price_to is not None)
    return FacetValue(f"{least.decimal if least else ''}-{most.decimal if most else ''}", label, count, chosen)


def _suggestion(phrase: Phrase, shown: list[Card]) -> str:
    """The phrase with its slips mended by the words of what was found; "" when nothing changes."""
    typed = phrase.words if not phrase.parts else phrase.rest
    known = {folded(word.lower()): word for card in shown[:10] for word in re.findall(r"\w+", card.title)}
    better = [mended(word, list(known)) for word in typed]
    if better == [folded(word) for word in typed]:
        return ""
    by_typed = {old: known.get(new, old) for old, new in zip(typed, better, strict=True)}
    return " ".join(by_typed.get(word, word) for word in phrase.words).lower()


def suggest(who: Asking, typed: str, *, limit: int = 8) -> list[Suggestion]:
    """What somebody may be typing: categories, brands, people, titles; at most `limit`."""
    typed = typed.strip()[:80]
    begun = [folded(word) for word in words(typed)]
    if not begun:
        return []
    lines: list[Suggestion] = []
    joined = " ".join(begun)
    for slug, name in category_names().items():
        if f" {joined}" in " " + " ".join(map(folded, words(name))):
            lines.append(Suggestion("category", name, reverse("category", args=[slug])))
    lines = lines[:2]
    lines += [Suggestion("brand", name, reverse("brand", args=[slug])) for slug, name in brands_on_the_shelf(typed, 2)]
    hidden = hidden_for(who.account_id)
    lines += [
        Suggestion("person", person.display_name, f"/@{person.handle}/")
        for person in find_closets(typed, limit=3)
        if person.id not in hidden
    ][:2]
    searcher = search_index().searcher()
    if searcher is not None:
        titles = titles_beginning(searcher, typed, frozenset(sorted(hidden)[:_MAX_HIDDEN]), limit=limit)
        lines += [Suggestion("title", title, f"{reverse('search')}?q={quote_plus(title)}") for title in titles]
    return lines[:limit]


def matches_since(who: Asking, wish: Wish, since: datetime) -> list[int] | None:
    """Ids of things that match exactly, went up after `since` and are another's, newest first, at most a page.

    None while there is no index to ask.
    """
    searcher = search_index().searcher()
    if searcher is None:
        return None
    phrase = understand(wish.text, lexicon())
    if wish.plain:
        phrase = Phrase(phrase.words, (), phrase.words)
    own = {who.account_id} if who.account_id else set()
    hidden = frozenset(sorted(hidden_for(who.account_id) | own)[:_MAX_HIDDEN])
    ask = replace(_ask(who, wish, phrase, hidden), published_after=int(since.timestamp()))
    ids, _total = found(searcher, ask, sort="newest", limit=PAGE)
    return [card.id for card in cards(who.account_id, ids) if card.state == "active"]
