"""What a listing still needs before it can go up."""

from typing import Protocol

from haat.listings.rules.choices import MIN_TITLE
from haat.listings.types import ListingView


class Unfinished(Protocol):
    """A listing's own columns."""

    title: str
    condition: str
    price_minor: int | None
    cover_id: int | None
    category_id: int | None


def missing_of(listing: Unfinished) -> list[str]:
    """The fields that are missing, in the order of the form: photos, title, category, condition, price_minor."""
    return _missing(listing, photo=listing.cover_id is not None, category=listing.category_id is not None)


def missing_in_view(listing: ListingView) -> list[str]:
    """The same of a listing as its page knows it."""
    return _missing(listing, photo=bool(listing.photos), category=listing.category is not None)


def _missing(listing: "Unfinished | ListingView", *, photo: bool, category: bool) -> list[str]:
    there = {
        "photos": photo,
        "title": len(listing.title) >= MIN_TITLE,
        "category": category,
        "condition": bool(listing.condition),
        "price_minor": listing.price_minor is not None,
    }
    return [name for name, given in there.items() if not given]
