"""A listing for its page, and cards for shelves."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from haat.accounts.queries import people, person
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.kernel.text import slug
from haat.listings.models import Listing, ListingPhoto
from haat.listings.queries.shelves import category_by_id
from haat.listings.rules.sizes import fits
from haat.listings.rules.states import PUBLIC
from haat.listings.types import BrandView, Card, Flaw, ListingView, VariantView
from haat.media.queries import photos
from haat.media.types import PhotoView
from haat.social.queries import hidden_for, is_blocked_between, like_counts, liked_among

ON_A_CARD = ("pk", "seller_id", "state", "title", "price_minor", "original_minor", "currency", "sizes", "cover_id")


def url_of(listing_id: int, title: str) -> str:
    """The address of a listing's page; only the id counts, the rest is for people."""
    return reverse("listing", args=[listing_id, slug(title)])


def listing_for(viewer_id: int | None, listing_id: int) -> ListingView:
    """All of a listing. Raises NotFound for drafts of others and between people who blocked each other.

    A removed or expired listing is there for everyone, because orders and old links lead to it; its page says so.
    """
    listing = Listing.objects.filter(pk=listing_id).select_related("brand").prefetch_related("variants").first()
    if listing is None:
        raise NotFound
    is_own = listing.seller_id == viewer_id
    if not is_own and (listing.published_at is None or is_blocked_between(viewer_id, listing.seller_id)):
        raise NotFound
    ids = list(ListingPhoto.objects.filter(listing_id=listing_id).values_list("photo_id", flat=True))
    views = photos(ids)
    return _view(listing, person(listing.seller_id), [views[pk] for pk in ids if pk in views], is_own)


def _view(listing: Listing, seller: Person, pictures: list[PhotoView], is_own: bool) -> ListingView:
    category = category_by_id(listing.category_id) if listing.category_id else None
    group = category.size_group if category else "none"
    number = {picture.id: place for place, picture in enumerate(pictures, start=1)}
    return ListingView(
        id=listing.pk,
        url=url_of(listing.pk, listing.title),
        seller=seller,
        state=listing.state,
        state_since=listing.state_since,
        title=listing.title,
        story=listing.story,
        category=category,
        brand=BrandView(listing.brand.pk, listing.brand.name, listing.brand.slug) if listing.brand else None,
        colours=tuple(listing.colours),
        materials=tuple(listing.materials),
        condition=listing.condition,
        flaws=tuple(
            Flaw(
                flaw["text"],
                flaw["photo_id"],
                pictures[number[flaw["photo_id"]] - 1] if flaw["photo_id"] in number else None,
                number.get(flaw["photo_id"]),
            )
            for flaw in listing.flaws
        ),
        measures=listing.measures,
        origin=listing.origin,
        origin_note=listing.origin_note,
        price_minor=listing.price_minor,
        original_minor=listing.original_minor,
        currency=listing.currency,
        lowest_minor=listing.lowest_minor,
        former_minor=listing.former_minor,
        price_since=listing.price_since,
        parcel=listing.parcel,
        cod_allowed=listing.cod_allowed,
        variants=tuple(
            VariantView(row.pk, row.size, row.colour, row.quantity, row.quantity - row.reserved, fits(group, row.size))
            for row in listing.variants.all()
            if row.quantity or listing.state in ("draft", "sold")
        ),
        photos=tuple(pictures),
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        expires_at=listing.expires_at,
        is_own=is_own,
    )


def cards(viewer_id: int | None, ids: Iterable[int]) -> list[Card]:
    """Cards in the order of `ids`, leaving out what the viewer may not see; at most six queries, however many."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    rows = Listing.objects.filter(pk__in=wanted).only(*ON_A_CARD)
    hidden = hidden_for(viewer_id)
    visible = {
        row.pk: row
        for row in rows
        if row.seller_id not in hidden and (row.state in PUBLIC or (row.seller_id == viewer_id and row.price_minor))
    }
    sellers = people({row.seller_id for row in visible.values()})
    pictures = photos({row.cover_id for row in visible.values() if row.cover_id})
    counts = like_counts("listing", list(visible))
    liked = liked_among(viewer_id, "listing", list(visible))
    return [
        replace(
            bare_card(row, sellers[row.seller_id]),
            photo=pictures.get(row.cover_id) if row.cover_id else None,
            like_count=counts.get(pk, 0),
            liked=pk in liked,
        )
        for pk in wanted
        if (row := visible.get(pk)) is not None and row.seller_id in sellers
    ]


def bare_card(row: Listing, seller: Person) -> Card:
    """A card of one row, still without photo and likes."""
    return Card(
        id=row.pk,
        url=url_of(row.pk, row.title),
        title=row.title,
        price_minor=row.price_minor or 0,
        original_minor=row.original_minor,
        currency=row.currency,
        size=_size_of(row.sizes),
        state=row.state,
        seller=seller,
        photo=None,
        like_count=0,
        liked=False,
    )


def _size_of(sizes: list[str]) -> str:
    if len(sizes) > 1:
        return f"{sizes[0]}–{sizes[-1]}"
    return sizes[0] if sizes else ""
