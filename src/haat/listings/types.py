"""Values of listings that cross the border. Money is minor units of `currency`."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict

from haat.accounts.types import Person
from haat.media.types import PhotoView


class FlawFields(TypedDict):
    """One flaw in words, and the photo that shows it."""

    text: str
    photo_id: int | None


class VariantFields(TypedDict, total=False):
    """One size or colour of a stock; `quantity` is how many are on hand."""

    size: str
    colour: str
    quantity: int


class ListingFields(TypedDict, total=False):
    """What a seller says about a thing; every key may be missing, and only what is there is changed.

    `category` is a slug; `size` and `quantity` are of the one variant, `variants` of several; `measures` are
    centimetres by "chest", "length" …; prices are minor units of the site's currency.
    """

    title: str
    story: str
    category: str | None
    brand: str
    size: str
    quantity: int
    variants: list[VariantFields]
    colours: list[str]
    materials: list[str]
    condition: str
    flaws: list[FlawFields]
    measures: dict[str, int]
    origin: str
    origin_note: str
    price_minor: int | None
    original_minor: int | None
    parcel: str
    cod_allowed: bool


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A shelf with its place in the tree; `path` are the slugs from the top to itself, `names` those in words."""

    id: int
    slug: str
    name: str
    size_group: str
    path: tuple[str, ...]
    names: tuple[str, ...]
    depth: int
    has_children: bool
    synonyms: tuple[str, ...] = ()

    @property
    def trail(self) -> str:
        """ "Women, Dresses, Shift"."""
        return ", ".join(self.names)


@dataclass(frozen=True, slots=True)
class BrandView:
    """Who made it."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Card:
    """A thing as it stands on a shelf. `size` is empty for things without one, "S–XL" for several."""

    id: int
    url: str
    title: str
    price_minor: int
    original_minor: int | None
    currency: str
    size: str
    state: str
    seller: Person
    photo: PhotoView | None
    like_count: int
    liked: bool
    reason: str = ""

    def with_reason(self, text: str) -> "Card":
        """The same card, saying why it is shown."""
        return replace(self, reason=text)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of one closet: bare cards, the photo of each, counts of states; `before` leads to the next page."""

    cards: tuple[Card, ...]
    photo_ids: Mapping[int, int]
    counts: Mapping[str, int]
    before: int | None

    def dressed(self, photos: Mapping[int, PhotoView], likes: Mapping[int, int], liked: Set[int]) -> tuple[Card, ...]:
        """The cards with their photos and likes."""
        return tuple(
            replace(
                card,
                photo=photos.get(self.photo_ids.get(card.id, 0)),
                like_count=likes.get(card.id, 0),
                liked=card.id in liked,
            )
            for card in self.cards
        )


@dataclass(frozen=True, slots=True)
class VariantView:
    """One size or colour; `available` is on hand and not promised."""

    id: int
    size: str
    colour: str
    quantity: int
    available: int
    fits: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw in words and the number (from 1) of the photo that shows it."""

    text: str
    photo_id: int | None = None
    photo: PhotoView | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ListingView:
    """All of a listing for its page and for its seller's form."""

    id: int
    url: str
    seller: Person
    state: str
    state_since: datetime
    title: str
    story: str
    category: CategoryView | None
    brand: BrandView | None
    colours: tuple[str, ...]
    materials: tuple[str, ...]
    condition: str
    flaws: tuple[Flaw, ...]
    measures: Mapping[str, int] = field(hash=False)
    origin: str
    origin_note: str
    price_minor: int | None
    original_minor: int | None
    currency: str
    lowest_minor: int | None
    former_minor: int | None
    price_since: datetime | None
    parcel: str
    cod_allowed: bool
    variants: tuple[VariantView, ...]
    photos: tuple[PhotoView, ...]
    published_at: datetime | None
    changed_at: datetime
    expires_at: datetime | None
    is_own: bool

    @property
    def size_group(self) -> str:
        return self.category.size_group if self.category else "none"

    @property
    def available(self) -> int:
        """How many can be bought now."""
        return sum(variant.available for variant in self.variants)

    @property
    def offered(self) -> "tuple[VariantView, ...]":
        """The variants that can be bought now."""
        return tuple(variant for variant in self.variants if variant.available > 0)


@dataclass(frozen=True, slots=True)
class Reserved:
    """What was promised to an order, as it was at that moment; `category_path` from the top down."""

    listing_id: int
    variant_id: int
    seller_id: int
    title: str
    size: str
    photo_id: int | None
    price_minor: int
    currency: str
    category_id: int
    category_path: tuple[str, ...]
    parcel_class: str
    cod_allowed: bool
    quantity: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the search index knows of an active listing; nothing in it depends on who looks."""

    id: int
    title: str
    story: str
    brand: str
    category_path: tuple[str, ...]
    category_words: tuple[str, ...]
    size: str
    sizes: tuple[str, ...]
    size_group: str
    colours: tuple[str, ...]
    materials: tuple[str, ...]
    condition: str
    cod_allowed: bool
    price_minor: int
    currency: str
    seller_id: int
    city: str
    country: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished listing for the list of drafts; `missing` are the fields it still needs before it can go up."""

    id: int
    title: str
    photo: PhotoView | None
    photo_count: int
    changed_at: datetime
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One edit [LST-3]: field → (before, after)."""

    at: datetime
    actor_id: int | None
    changes: Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class ThingToBuy:
    """One variant of a listing as a bag sees it; `why_not` is "sold", "away" or "gone" when it is not here."""

    listing_id: int
    variant_id: int
    seller_id: int
    url: str
    title: str
    size: str
    condition: str
    price_minor: int
    currency: str
    photo: PhotoView | None
    parcel_class: str
    cod_allowed: bool
    category_id: int | None = None
    category_path: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def is_here(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A listing with what stands around it: its likes, and cards of the same closet and of the same shelf."""

    listing: ListingView
    like_count: int
    liked: bool
    following: bool
    closet: tuple[Card, ...]
    similar: tuple[Card, ...]
