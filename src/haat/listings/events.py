"""Facts about listings, heard in order per listing."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class ListingEvent(Event):
    """Base of facts about one listing."""

    listing_id: int

    @property
    def subject(self) -> str:
        return f"listing:{self.listing_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class ListingPublished(ListingEvent):
    """It is for sale, for the first time or again."""

    name: ClassVar[str] = "listings.listing_published"
    seller_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class ListingEdited(ListingEvent):
    """Something that others see has changed, its being away included."""

    name: ClassVar[str] = "listings.listing_edited"


@fact
@dataclass(frozen=True, kw_only=True)
class PriceChanged(ListingEvent):
    """The price of a published thing; `lowest_before_minor` is the lowest it ever had until now [LST-2]."""

    name: ClassVar[str] = "listings.price_changed"
    seller_id: int
    old_minor: int
    new_minor: int
    currency: str
    lowest_before_minor: int


@fact
@dataclass(frozen=True, kw_only=True)
class ListingReserved(ListingEvent):
    """Everything that was left of it is promised."""

    name: ClassVar[str] = "listings.listing_reserved"


@fact
@dataclass(frozen=True, kw_only=True)
class ListingReleased(ListingEvent):
    """Promised stock came back."""

    name: ClassVar[str] = "listings.listing_released"


@fact
@dataclass(frozen=True, kw_only=True)
class ListingSold(ListingEvent):
    """The last one is sold."""

    name: ClassVar[str] = "listings.listing_sold"
    seller_id: int


@fact
@dataclass(frozen=True, kw_only=True)
class ListingRemoved(ListingEvent):
    """It is no longer for sale: taken away by its seller, or its time ran out."""

    name: ClassVar[str] = "listings.listing_removed"
