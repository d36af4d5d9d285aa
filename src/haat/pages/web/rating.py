"""What machines read of somebody's stars (schema.org)."""

import json
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from haat.accounts.types import Person
from haat.orders.types.reviews import RatingView


def aggregate(rating: RatingView | None) -> dict[str, Any] | None:
    """The plain average of what everybody can read; None without a review."""
    if rating is None or not rating.count:
        return None
    return {
        "@type": "AggregateRating",
        "ratingValue": rating.rounded,
        "reviewCount": rating.count,
        "bestRating": 5,
        "worstRating": 1,
    }


def linked_person(origin: str, person: Person, rating: RatingView | None) -> SafeString:
    """A closet as a shop with its rating; empty without one."""
    stars = aggregate(rating)
    if stars is None:
        return SafeString("")
    return as_block(
        {
            "@context": "https://schema.org",
            "@type": "Store",
            "name": person.display_name,
            "url": origin + reverse("closet", args=[person.handle]),
            "aggregateRating": stars,
        }
    )


def as_block(data: dict[str, Any]) -> SafeString:
    """A data block for a page; "<" cannot end it."""
    escaped = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return mark_safe(escaped)  # noqa: S308 - every "<" and "&" is an escape of JSON now
