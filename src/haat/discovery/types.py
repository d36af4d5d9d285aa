"""Values that leave discovery."""

from dataclasses import dataclass, field

from haat.listings.types import Card

SORTS = ("best", "newest", "price_up", "price_down")
FACETS = ("category", "size", "brand", "colour", "condition", "city", "cod")
TABS = ("for_you", "following", "my_size", "near", "fresh", "new_sellers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a search asks for. Several values of one facet mean any of them; prices are minor units, both included."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    price_from_minor: int | None = None
    price_to_minor: int | None = None
    my_size: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of a typed phrase that was understood: `typed` is what the person wrote, `without` the phrase less it."""

    kind: str
    value: str
    label: str
    typed: str
    without: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with how many things it would show; `count` ignores the facet's own choice."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of a search. `rest` are the words that stayed plain, the prices what holds of typed and chosen.

    `ready` is False while the index is being laid out; `loosened` tells that no thing had every word, `suggestion` is
    a spelling that finds more.
    """

    cards: list[Card]
    total: int
    page: int
    pages: int
    facets: dict[str, list[FacetValue]]
    price_bands: list[FacetValue]
    chips: list[Chip]
    suggestion: str = ""
    loosened: bool = False
    ready: bool = True
    rest: str = ""
    price_from_minor: int | None = None
    price_to_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under the search box while typing: kind "title", "brand", "category", "person" or "saved"."""

    kind: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One true cause why a thing is shown: `code` names it, `strength` 0–1 how much it counted, `values` its words."""

    code: str
    strength: float
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A new seller's card in the feed: who, and up to three of their things."""

    seller_id: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed: cards with their reasons, the new seller to introduce, and where the next page begins."""

    cards: list[Card]
    next_cursor: str
    introduction: Introduction | None = None


@dataclass(frozen=True, slots=True)
class Belief:
    """One thing the site believes a person likes (positive) or does not (negative), as shown to them."""

    kind: str
    value: str
    label: str
    strength: float


@dataclass(frozen=True, slots=True)
class SavedSearchView:
    """A saved search in its owner's list; `query` is the query string of the search page."""

    id: int
    name: str
    query: str
    notifies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedThing:
    """A thing as the search index takes it. `fits` are "size group:compared size", `published` seconds since 1970."""

    listing_id: int
    seller_id: int
    title: str
    story: str = ""
    brand: str = ""
    brand_name: str = ""
    categories: tuple[str, ...] = ()
    category_names: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    condition: str = ""
    city: str = ""
    cod_allowed: bool = False
    price_minor: int
    published: int
