"""Feed and search by program, with the same ranking and the same words as on the pages."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from haat.accounts.shapes import SellerOut
from haat.discovery import queries
from haat.discovery.operations.forget_search import forget_search
from haat.discovery.operations.save_search import save_search
from haat.discovery.queries.reader import asking
from haat.discovery.rules.asking import address_of
from haat.discovery.types import Wish
from haat.kernel import clock
from haat.kernel.api import Id, Input, Limit, anyone, asker, token, viewer_id
from haat.media.shapes import CoverOut

router = Router(tags=["discovery"])
Text = Annotated[str, Field(max_length=200)]
Values = Annotated[list[Text], Field(max_length=20)]
Minor = Annotated[int, Field(ge=0, le=10**13)]


class FoundOut(Schema):
    """A thing in the feed or a search; `reason` says why it is shown."""

    id: int
    url: str
    title: str
    price_minor: int
    original_minor: int | None
    currency: str
    size: str
    state: str
    seller: SellerOut
    photo: CoverOut | None
    like_count: int
    liked: bool
    reason: str


class FeedOut(Schema):
    """One page of the feed; ask again with `cursor` = `next` until it is empty."""

    items: list[FoundOut]
    next: str


class FacetOut(Schema):
    """One value of a facet and how many things it would show."""

    value: str
    label: str
    count: int
    chosen: bool


class ChipOut(Schema):
    """A part of the phrase that was understood."""

    kind: str
    value: str
    label: str
    typed: str


class ResultsOut(Schema):
    """One page of a search; `ready` is false while the index is being laid out."""

    items: list[FoundOut]
    total: int
    page: int
    pages: int
    facets: dict[str, list[FacetOut]]
    chips: list[ChipOut]
    suggestion: str
    ready: bool


class SuggestionOut(Schema):
    """One line under a search box."""

    kind: str
    text: str
    url: str


class SavedSearchIn(Input):
    """A search to be told of: its words and, optionally, a name."""

    q: Text
    name: Text = ""


class SavedSearchOut(Schema):
    """A saved search; `query` is the query string of the search page."""

    id: int
    name: str
    query: str
    notifies: bool


@router.get("/feed", auth=anyone, response=FeedOut)
def read_feed(
    request: HttpRequest,
    tab: Literal["for_you", "following", "my_size", "near", "fresh", "new_sellers"] = "for_you",
    limit: Limit = 30,
    cursor: Annotated[str, Query(max_length=4000)] = "",
) -> Any:
    """What the market shows you, each thing with its reason."""
    page = queries.feed_page(asking(viewer_id(request)), tab=tab, cursor=cursor, limit=limit, now=clock.now())
    return {"items": page.cards, "next": page.next_cursor}


@router.get("/search", auth=anyone, response=ResultsOut)
def find(
    request: HttpRequest,
    q: Text = "",
    category: Query[Values] = [],  # noqa: B006
    size: Query[Values] = [],  # noqa: B006
    brand: Query[Values] = [],  # noqa: B006
    colour: Query[Values] = [],  # noqa: B006
    condition: Query[Values] = [],  # noqa: B006
    price_from_minor: Minor | None = None,
    price_to_minor: Minor | None = None,
    my_size: bool = False,
    sort: Literal["best", "newest", "price_up", "price_down"] = "best",
    page: Annotated[int, Field(ge=1, le=10_000)] = 1,
) -> Any:
    """Find things in any of our scripts; "red Nike dress size M under 2000" is understood."""
    chosen = {"category": category, "size": size, "brand": brand, "colour": colour, "condition": condition}
    wish = Wish(
        text=q,
        chosen={name: tuple(values) for name, values in chosen.items() if values},
        price_from_minor=price_from_minor,
        price_to_minor=price_to_minor,
        my_size=my_size,
    )
    found = queries.search(asking(viewer_id(request)), wish, sort=sort, page=page)
    return {
        "items": found.cards,
        **{name: getattr(found, name) for name in ResultsOut.model_fields if name != "items"},
    }


@router.get("/search/suggestions", auth=anyone, response=list[SuggestionOut])
def suggestions(request: HttpRequest, q: Text = "") -> Any:
    """What somebody who typed this may mean."""
    return queries.suggest(asking(viewer_id(request)), q)


@router.get("/me/searches", auth=token("profile:read"), response=list[SavedSearchOut])
def saved(request: HttpRequest) -> Any:
    """The searches you are told of."""
    return queries.saved_searches_of(asker(request))


@router.post("/me/searches", auth=token("profile:write"), response={201: list[SavedSearchOut]})
def save(request: HttpRequest, body: SavedSearchIn) -> Any:
    """Be told when something new is found by these words."""
    save_search(account_id=asker(request), name=body.name or body.q, query=address_of({"q": [body.q]}), now=clock.now())
    return Status(201, queries.saved_searches_of(asker(request)))


@router.delete("/me/searches/{saved_search_id}", auth=token("profile:write"), response={204: None})
def forget(request: HttpRequest, saved_search_id: Id) -> Any:
    """Be told no more."""
    forget_search(account_id=asker(request), saved_search_id=saved_search_id)
    return Status(204, None)
