"""What a bag needs to know of the things in it."""

from collections.abc import Iterable

from haat.listings.models import Listing, Variant
from haat.listings.queries.shelves import category_by_id
from haat.listings.queries.views import url_of
from haat.listings.rules.states import State
from haat.listings.types import ThingToBuy
from haat.media.queries import photos
from haat.social.queries import hidden_for

Wish = tuple[int, int | None]


def things_to_buy(viewer_id: int | None, wishes: Iterable[Wish]) -> dict[Wish, ThingToBuy]:
    """By (listing, variant), as they stand now, in at most five queries; a wish without variant takes the first left.

    Left out is what the viewer may not see or what never was published.
    """
    wanted = list(wishes)
    if not wanted:
        return {}
    hidden = hidden_for(viewer_id)
    listings = {
        row.pk: row
        for row in Listing.objects.filter(pk__in={wish[0] for wish in wanted}, published_at__isnull=False)
        if row.seller_id not in hidden and row.price_minor is not None
    }
    variants: dict[int, list[Variant]] = {}
    for variant in Variant.objects.filter(listing_id__in=list(listings)):
        variants.setdefault(variant.listing_id, []).append(variant)
    pictures = photos({row.cover_id for row in listings.values() if row.cover_id})
    found = {}
    for wish in wanted:
        listing = listings.get(wish[0])
        chosen = _chosen(variants.get(wish[0], []), wish[1])
        if listing is None or chosen is None:
            continue
        found[wish] = ThingToBuy(
            listing_id=listing.pk,
            variant_id=chosen.pk,
            seller_id=listing.seller_id,
            url=url_of(listing.pk, listing.title),
            title=listing.title,
            size=" · ".join(part for part in (chosen.size, chosen.colour) if part),
            condition=listing.condition,
            price_minor=listing.price_minor or 0,
            currency=listing.currency,
            photo=pictures.get(listing.cover_id) if listing.cover_id else None,
            parcel_class=listing.parcel,
            cod_allowed=listing.cod_allowed,
            category_id=listing.category_id,
            category_path=category_by_id(listing.category_id).path if listing.category_id else (),
            why_not=_why_not(listing, chosen),
        )
    return found


def _chosen(variants: list[Variant], variant_id: int | None) -> Variant | None:
    if variant_id is not None:
        return next((each for each in variants if each.pk == variant_id), None)
    return next((each for each in variants if each.quantity > each.reserved), variants[0] if variants else None)


def _why_not(listing: Listing, variant: Variant) -> str:
    if listing.state == State.AWAY:
        return "away"
    if listing.state in (State.SOLD, State.RESERVED) or variant.quantity <= variant.reserved:
        return "sold"
    return "" if listing.state == State.ACTIVE else "gone"
