"""The search page and the shelves that are a search with one choice made."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haat.discovery.queries import saved_searches_of, search, suggest
from haat.discovery.queries.find import MAX_PAGES, PAGE
from haat.discovery.queries.lexicon import label_of
from haat.discovery.rules.asking import address_of, wish_from
from haat.discovery.types import SORTS, Results, Wish
from haat.discovery.web.asking import who_asks
from haat.discovery.web.columns import first_of, heights_of, in_columns
from haat.kernel.money import Money
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.ui.pages import page as drawn
from haat.listings.queries import brand, category, category_tree

Params = Mapping[str, Sequence[str]]


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    return _found_page(request, reverse("search"), dict(request.GET.lists()), {"heading": ""})


@require_safe
def category_page(request: HttpRequest, slug: str) -> HttpResponse:
    here = category(slug)
    tree = category_tree()
    at = next((index for index, view in enumerate(tree) if view.slug == slug), None)
    below = [view for view in tree[at + 1 :] if view.path[: len(here.path)] == here.path] if at is not None else []
    params = dict(request.GET.lists())
    params.setdefault("category", [slug])
    context = {
        "heading": here.name,
        "trail": list(zip(here.path[:-1], here.names[:-1], strict=True)),
        "below": [view for view in below if view.depth == here.depth + 1],
        "fixed": "category",
    }
    return _found_page(request, reverse("category", args=[slug]), params, context)


@require_safe
def brand_page(request: HttpRequest, slug: str) -> HttpResponse:
    here = brand(slug)
    params = dict(request.GET.lists()) | {"brand": [slug]}
    return _found_page(
        request, reverse("brand", args=[slug]), params, {"heading": here.name, "fixed": "brand", "brand": here}
    )


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    lines = suggest(who_asks(request), request.GET.get("q", "")[:80])
    if request.GET.get("format") == "json":
        return JsonResponse({"suggestions": [{"kind": s.kind, "text": s.text, "url": s.url} for s in lines]})
    return render(request, "discovery/suggestions.html", {"suggestions": lines})


def _found_page(request: HttpRequest, path: str, params: Params, context: dict[str, Any]) -> HttpResponse:
    who = who_asks(request)
    wish, wrong = wish_from(params, SITE_CURRENCY.value())
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else "best"
    page = _page_number(request.GET.get("page", ""))
    appended = bool(request.headers.get("HX-Request")) and page > 1 and "h" in request.GET
    results = search(who, wish, sort=sort, page=page, with_facets=not appended)
    own = {name: values for name, values in params.items() if name != context.get("fixed")}
    context |= {"path": path, "wish": wish, "wrong": wrong, "sort": sort, "results": results, "sizes": who.fits}
    if appended:
        return render(request, "discovery/more.html", context | _in_columns(request, path, own, results, sort))
    if request.user.is_authenticated:
        address = address_of(params)
        context["is_saved"] = any(kept.query == address for kept in saved_searches_of(request.user.pk))

    def follows() -> dict[str, Any]:
        fixed = context.get("fixed")
        return {
            "sorts": _sorts(),
            "address": address_of(params),
            "chosen_count": sum(len(values) for facet, values in wish.chosen.items() if facet != fixed)
            + (wish.price_from_minor is not None or wish.price_to_minor is not None)
            + wish.my_size,
            "last_page": results.page == MAX_PAGES and results.total > MAX_PAGES * PAGE,
            "typed": _typed_prices(params, results, wrong),
            "empty_handed": not results.total and not wish.text and not wish.chosen,
            **_in_columns(request, path, own, results, sort),
            **_links(path, own, wish, results, sort),
        }

    return drawn(request, "discovery/search.html", context, follows=follows, status=422 if wrong else 200)


def _in_columns(request: HttpRequest, path: str, own: Params, results: Results, sort: str) -> dict[str, Any]:
    """The things in columns, and the address of more of them; `own` are the parameters that the path does not say."""
    columns = in_columns(results.cards, heights=heights_of(request), first=first_of(request))
    more = ""
    if results.page < results.pages:
        address = address_of(own, page=str(results.page + 1), sort=sort)
        more = f"{path}?{address}&h={columns['heights']}&n={columns['following']}"
    return {"more": more, **columns}


def _links(path: str, params: Params, wish: Wish, results: Results, sort: str) -> dict[str, Any]:
    def to(**changes: str | Sequence[str] | None) -> str:
        return f"{path}?{address_of(params, page=None, **changes)}"

    return {
        "chips": [(chip, to(q=chip.without)) for chip in results.chips],
        "plain_url": to(plain="1") if results.chips else "",
        "understand_url": to(plain=None) if wish.plain else "",
        "suggestion_url": to(q=results.suggestion) if results.suggestion else "",
        "my_size_url": to(mine=None if wish.my_size else "1"),
        "bands": [
            (band, to(**{"from": band.value.partition("-")[0] or None, "to": band.value.partition("-")[2] or None}))
            for band in results.price_bands
            if band.count or band.chosen
        ],
        "applied": [
            (label_of(facet, value), to(**{facet: [other for other in values if other != value]}))
            for facet, values in wish.chosen.items()
            for value in values
            if facet in params
        ],
        "clear_url": f"{path}?{address_of({'q': [wish.text]})}",
    }


def _typed_prices(params: Params, results: Results, wrong: list[str]) -> dict[str, str]:
    """What stands in the price fields: the nonsense that was typed, else the price that holds."""
    currency = SITE_CURRENCY.value()
    holding = {"from": results.price_from_minor, "to": results.price_to_minor}
    return {
        name: (params.get(name) or [""])[-1][:40]
        if name in wrong
        else (f"{Money(minor, currency).decimal.normalize():f}" if minor is not None else "")
        for name, minor in holding.items()
    }


def _page_number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else 1


def _sorts() -> list[tuple[str, str]]:
    return [
        ("best", _("Best match")),
        ("newest", _("Newest")),
        ("price_up", _("Price, low first")),
        ("price_down", _("Price, high first")),
    ]
