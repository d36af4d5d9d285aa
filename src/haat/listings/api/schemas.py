"""Shapes of listings as programs see them."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from haat.accounts.shapes import PersonOut
from haat.kernel.api import Input
from haat.listings.shapes import ThingOut
from haat.media.shapes import PictureOut

Short = Annotated[str, Field(max_length=200)]
Minor = Annotated[int, Field(ge=-(2**53), le=2**53)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
PhotoId = Annotated[int, Field(ge=1, le=2**63 - 1)]


class CardOut(ThingOut):
    """The same with the reason why it is shown."""

    reason: str


class CategoryOut(Schema):
    """A shelf; `path` are the slugs from the top to itself."""

    slug: str
    name: str
    size_group: str
    path: list[str]
    has_children: bool


class BrandOut(Schema):
    """Who made it."""

    name: str
    slug: str


class FlawOut(Schema):
    """A flaw and the number of the photo that shows it."""

    text: str
    photo_id: int | None
    number: int | None


class VariantOut(Schema):
    """One size or colour; `available` can be bought now."""

    id: int
    size: str
    colour: str
    quantity: int
    available: int
    fits: str


class ListingOut(Schema):
    """All of a listing."""

    id: int
    url: str
    seller: PersonOut
    state: str
    title: str
    story: str
    category: CategoryOut | None
    brand: BrandOut | None
    colours: list[str]
    materials: list[str]
    condition: str
    flaws: list[FlawOut]
    measures: dict[str, int]
    origin: str
    origin_note: str
    price_minor: int | None
    original_minor: int | None
    lowest_minor: int | None
    currency: str
    parcel: str
    cod_allowed: bool
    variants: list[VariantOut]
    photos: list[PictureOut]
    published_at: datetime | None
    changed_at: datetime
    expires_at: datetime | None


class FlawIn(Input):
    """A flaw in words and, if one shows it, the photo."""

    text: Short
    photo_id: PhotoId | None = None


class VariantIn(Input):
    """One size or colour of a stock."""

    size: Short = ""
    colour: Short = ""
    quantity: Count = 1


class ListingIn(Input):
    """What you say about a thing; only what is sent is changed."""

    title: Annotated[str, Field(max_length=20_000)] | None = None
    story: Annotated[str, Field(max_length=20_000)] | None = None
    category: Short | None = None
    brand: Short | None = None
    size: Short | None = None
    quantity: Count | None = None
    variants: Annotated[list[VariantIn], Field(max_length=200)] | None = None
    colours: Annotated[list[Short], Field(max_length=50)] | None = None
    materials: Annotated[list[Short], Field(max_length=50)] | None = None
    condition: Short | None = None
    flaws: Annotated[list[FlawIn], Field(max_length=50)] | None = None
    measures: dict[Short, Count] | None = None
    origin: Short | None = None
    origin_note: Short | None = None
    price_minor: Minor | None = None
    original_minor: Minor | None = None
    parcel: Short | None = None
    cod_allowed: bool | None = None

    def changes(self) -> Any:
        """The fields that were sent and say something, as the operations take them."""
        return self.model_dump(exclude_unset=True, exclude_none=True)


class PhotosIn(Input):
    """Photos in their order; the first is the cover."""

    photo_ids: Annotated[list[PhotoId], Field(max_length=50)]


class PriceIn(Input):
    """A new price in minor units."""

    price_minor: Minor


class Published(Schema):
    """The listing, and those of its photos that somebody else showed before."""

    listing: ListingOut
    photos_seen_before: list[int]


class DraftOut(Schema):
    """An unfinished listing and what it still needs."""

    id: int
    title: str
    photo_count: int
    changed_at: datetime
    missing: list[str]


class RevisionOut(Schema):
    """One edit: field → [before, after]."""

    at: datetime
    actor_id: int | None
    changes: dict[str, Any]
