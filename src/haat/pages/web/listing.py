"""The page of one thing."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from haat.kernel import clock
from haat.kernel.money import Money
from haat.kernel.ui.pages import page
from haat.kernel.ui.reading import ago, money, number
from haat.listings.queries import neighbourhood
from haat.listings.types import ListingView, Neighbourhood
from haat.orders.queries import rating_of
from haat.orders.types.reviews import RatingView
from haat.pages.web.rating import aggregate, as_block

_NEWS = timedelta(days=30)


@require_safe
def listing_page(request: HttpRequest, listing_id: int, slug: str = "") -> HttpResponse:
    """Only the id counts; another slug leads to the right address."""
    around = neighbourhood(request.user.pk, listing_id)
    listing = around.listing
    if request.path != unquote(listing.url):
        return HttpResponsePermanentRedirect(listing.url)
    rating = rating_of(listing.seller.id)
    context = {
        "listing": listing,
        "around": around,
        "sentence": price_sentence(around),
        "rating": rating,
    }
    return page(request, "pages/listing.html", context, follows=lambda: _about(listing, rating))


def _about(listing: ListingView, rating: RatingView | None) -> dict[str, Any]:
    """What the page says of the thing besides its own words."""
    return {
        "lowest_yet": is_lowest_yet(listing),
        "linked_data": linked_data(listing, rating),
        "base_url": settings.BASE_URL,
        "photo_960": listing.photos[0].src(960) if listing.photos else "",
        "can_buy": listing.state == "active" and not listing.is_own and bool(listing.offered),
    }


def is_lowest_yet(listing: ListingView) -> bool:
    """Whether it came down to the lowest price it ever had."""
    return (
        listing.former_minor is not None
        and listing.price_minor is not None
        and listing.price_minor < listing.former_minor
        and listing.price_minor == listing.lowest_minor
    )


def price_sentence(around: Neighbourhood) -> str:
    """One true sentence or two about the price: what it dropped and when, how many like it, how new it is."""
    listing, now = around.listing, clock.now()
    parts: list[str] = []
    price, former = listing.price_minor, listing.former_minor
    if price and former and price < former and listing.price_since and now - listing.price_since < _NEWS:
        dropped = money(former - price, listing.currency)
        parts.append(_("Dropped %(money)s %(when)s.") % {"money": dropped, "when": ago(listing.price_since)})
    elif listing.published_at and now - listing.published_at < _NEWS:
        parts.append(_("Listed %(when)s.") % {"when": ago(listing.published_at)})
    if around.like_count:
        parts.append(
            ngettext("%(people)s person likes it.", "%(people)s people like it.", around.like_count)
            % {"people": number(around.like_count)}
        )
    return " ".join(parts)


_SCHEMA_CONDITION = {"new_with_tags": "NewCondition", "for_parts": "DamagedCondition"}
_SCHEMA_STOCK = {"active": "InStock", "reserved": "LimitedAvailability", "away": "OutOfStock"}


def linked_data(listing: ListingView, rating: RatingView | None = None) -> SafeString:
    """schema.org for machines; a data block, so no policy keeps it from being read. "<" cannot end it."""
    price = str(Money(listing.price_minor or 0, listing.currency).decimal)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": listing.title,
        "description": listing.story[:500],
        "url": settings.BASE_URL + listing.url,
        "image": [settings.BASE_URL + photo.src(960) for photo in listing.photos],
        "offers": {
            "@type": "Offer",
            "url": settings.BASE_URL + listing.url,
            "price": price,
            "priceCurrency": listing.currency,
            "availability": f"https://schema.org/{_SCHEMA_STOCK.get(listing.state, 'SoldOut')}",
            "itemCondition": f"https://schema.org/{_SCHEMA_CONDITION.get(listing.condition, 'UsedCondition')}",
            "seller": {"@type": "Person", "name": listing.seller.display_name},
        },
    }
    if stars := aggregate(rating):
        # Of the seller: a thing that exists once has no reviews of its own.
        data["offers"]["seller"]["aggregateRating"] = stars
    if listing.brand:
        data["brand"] = {"@type": "Brand", "name": listing.brand.name}
    if listing.category:
        data["category"] = " > ".join(listing.category.names)
    if listing.colours:
        data["color"] = ", ".join(listing.colours)
    return as_block(data)
