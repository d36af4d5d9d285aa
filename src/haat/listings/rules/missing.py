"""What a listing still needs before it can go up."""

from typing import Protocol

from haat.listings.rules.choices import MIN_TITLE


class Unfinished(Protocol):
    """A listing's own columns."""

    title: str
    condition: str


def missing_of(listing: Unfinished) -> list[str]:
    """The fields that are missing, in the order of the form: photos, title, category, condition, price_minor."""
    there = {
        "photos": getattr(listing, "cover_id", None) is not None,
        "title": len(listing.title) >= MIN_TITLE,
        "category": getattr(listing, "category_id", None) is not None,
        "condition": bool(listing.condition),
        "price_minor": getattr(listing, "price_minor", None) is not None,
    }
    return [name for name, given in there.items() if not given]
