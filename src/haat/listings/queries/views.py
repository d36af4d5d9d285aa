"""A listing for its page, and cards for shelves. The number of queries never depends on how many things there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.urls import reverse

from haat.accounts.queries import PERSON, person_from
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.kernel.statements import AnyOf, Given, Prepared
from haat.kernel.text import slug
from haat.listings.models import Listing, ListingPhoto, Variant
from haat.listings.queries.shelves import category_by_id
from haat.listings.rules.sizes import fits
from haat.listings.rules.states import PUBLIC
from haat.listings.types import BrandView, Card, Flaw, ListingView, Neighbourhood, VariantView
from haat.media.queries import VIEW, view_from
from haat.media.types import PhotoView
from haat.social.queries import is_blocked_between, regard
from haat.social.types import Regard

NEIGHBOURS = 12
# Of how many of the newest of a shelf the most alike are taken: the page costs the same on a shelf of a million.
LOOKED_AT = 200


@lru_cache(maxsize=20_000)
def url_of(listing_id: int, title: str) -> str:
    """The address of a listing's page; only the id counts, the rest is for people."""
    return reverse("listing", args=[listing_id, slug(title)])


def listing_for(viewer_id: int | None, listing_id: int) -> ListingView:
    """All of a listing. Raises NotFound for drafts of others and between people who blocked each other.

    A removed or expired listing is there for everyone, because orders and old links lead to it; its page says so.
    """
    found = _found(viewer_id, listing_id)
    if found.seller.id != viewer_id and is_blocked_between(viewer_id, found.seller.id):
        raise NotFound
    return _view(found, _pictures(listing_id), found.seller.id == viewer_id)


def neighbourhood(viewer_id: int | None, listing_id: int) -> Neighbourhood:
    """A listing and what stands around it, in four queries. Raises NotFound as `listing_for` does."""
    found = _found(viewer_id, listing_id)
    row, seller_id = found.listing, found.seller.id
    around = _around(listing=listing_id, seller=seller_id, category=row.category_id, price=row.price_minor or 0)
    ties = regard(viewer_id, "listing", [listing_id, *(other[0] for other in around)])
    if seller_id in ties.blocked:
        raise NotFound
    around.sort(key=lambda other: _likeness(row, *other[len(_CARD) :], sizes=other[_SIZES_AT]), reverse=True)
    cards_around = [card_from(other[: len(_CARD)], ties) for other in around]
    shown = [card for card in cards_around if card.seller.id not in ties.blocked | ties.muted]
    return Neighbourhood(
        listing=_view(found, _pictures(listing_id), seller_id == viewer_id),
        like_count=ties.likes.get(listing_id, 0),
        liked=listing_id in ties.liked,
        following=seller_id in ties.following,
        closet=tuple(card for card in shown if card.seller.id == seller_id),
        similar=tuple(card for card in shown if card.seller.id != seller_id),
    )


# Of the closet the newest; of other closets, among the newest of the category those that cost about as much. A query
# set would read each of those twice.
_NEAR = f"""
    (SELECT id FROM listings_listing WHERE state = 'active' AND seller_id = %s AND id <> %s
     ORDER BY published_at DESC LIMIT {NEIGHBOURS})
    UNION ALL
    (SELECT id FROM (
        SELECT id, price_minor, published_at FROM listings_listing
        WHERE state = 'active' AND category_id = %s AND seller_id <> %s AND id <> %s
        ORDER BY published_at DESC LIMIT {LOOKED_AT}
     ) AS newest ORDER BY abs(price_minor - %s::bigint), published_at DESC LIMIT {NEIGHBOURS})
"""  # noqa: S608 - the numbers are our own


def _rows_around() -> "QuerySet[Listing, tuple[Any, ...]]":
    given = [Given(name) for name in ("seller", "listing", "category", "seller", "listing", "price")]
    near = RawSQL(_NEAR, given)  # noqa: S611 - the text is our own, and every value a parameter
    return Listing.objects.filter(pk__in=near).values_list(*_CARD, "colours", "published_at")


_around = Prepared(_rows_around)


def _likeness(
    row: Listing, colours: list[str], published_at: datetime | None, *, sizes: list[str]
) -> tuple[int, int, float]:
    published = published_at.timestamp() if published_at else 0.0
    return len(set(row.colours) & set(colours)), len(set(row.sizes) & set(sizes)), published


@dataclass(frozen=True, slots=True)
class _Found:
    """A row with what one statement joined to it."""

    listing: Listing
    seller: Person
    brand: BrandView | None
    variants: list[dict[str, Any]]


def _rows_of_one() -> "QuerySet[Listing, tuple[Any, ...]]":
    variants = (
        Variant.objects.filter(listing=OuterRef("pk"))
        .order_by("position", "pk")
        .values(
            json=JSONObject(
                id="pk", size="size", colour="colour", quantity="quantity", available=F("quantity") - F("reserved")
            )
        )
    )
    rows = Listing.objects.filter(pk=Given("listing")).annotate(variant_rows=ArraySubquery(variants))
    seller = (f"seller__{column}" for column in PERSON)
    return rows.values_list(*_COLUMNS, *seller, "brand__id", "brand__name", "brand__slug", "variant_rows")


_COLUMNS = tuple(column.attname for column in Listing._meta.concrete_fields)
_one = Prepared(_rows_of_one)


def _found(viewer_id: int | None, listing_id: int) -> _Found:
    row = next(iter(_one(listing=listing_id)), None)
    if row is None:
        raise NotFound
    listing = Listing.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row[: len(_COLUMNS)])
    if listing.published_at is None and listing.seller_id != viewer_id:
        raise NotFound
    *person, brand_id, brand_name, brand_slug, variants = row[len(_COLUMNS) :]
    brand = BrandView(brand_id, brand_name, brand_slug) if brand_id else None
    return _Found(listing, person_from(person), brand, variants)


_photos_of = Prepared(
    lambda: ListingPhoto.objects.filter(listing_id=Given("listing"), photo__removed_at=None).values_list(
        *(f"photo__{column}" for column in VIEW)
    )
)


def _pictures(listing_id: int) -> list[PhotoView]:
    return [view for row in _photos_of(listing=listing_id) if (view := view_from(row)) is not None]


def _view(found: _Found, pictures: list[PhotoView], is_own: bool) -> ListingView:
    listing = found.listing
    category = category_by_id(listing.category_id) if listing.category_id else None
    group = category.size_group if category else "none"
    number = {picture.id: place for place, picture in enumerate(pictures, start=1)}
    return ListingView(
        id=listing.pk,
        url=url_of(listing.pk, listing.title),
        seller=found.seller,
        state=listing.state,
        state_since=listing.state_since,
        title=listing.title,
        story=listing.story,
        category=category,
        brand=found.brand,
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
            VariantView(**row, fits=fits(group, row["size"]))
            for row in found.variants
            if row["quantity"] or listing.state in ("draft", "sold")
        ),
        photos=tuple(pictures),
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        expires_at=listing.expires_at,
        is_own=is_own,
    )


def cards(
    viewer_id: int | None, ids: Iterable[int], *, reason: Callable[[int, Person], str] | None = None
) -> list[Card]:
    """Cards in the order of `ids`, leaving out what the viewer may not see; two queries, however many.

    `reason` says why a thing of somebody is shown.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    ties = regard(viewer_id, "listing", wanted)
    visible = {
        card.id: card
        for card in (card_from(row, ties, reason) for row in _cards_of(ids=wanted))
        if card.seller.id not in ties.blocked
        and (card.state in PUBLIC or (card.seller.id == viewer_id and card.price_minor))
    }
    return [visible[pk] for pk in wanted if pk in visible]


ON_A_CARD = ("pk", "state", "title", "price_minor", "original_minor", "currency", "sizes")
_CARD = (*ON_A_CARD, *(f"seller__{column}" for column in PERSON), *(f"cover__{column}" for column in VIEW))
_SELLER_AT = len(ON_A_CARD)
_COVER_AT = _SELLER_AT + len(PERSON)
_SIZES_AT = ON_A_CARD.index("sizes")
_cards_of = Prepared(lambda: Listing.objects.filter(AnyOf("pk", "ids")).values_list(*_CARD))


def card_from(row: tuple[Any, ...], ties: Regard, reason: Callable[[int, Person], str] | None = None) -> Card:
    """The card of a row of _CARD."""
    pk, seller = row[0], person_from(row[_SELLER_AT:_COVER_AT])
    return bare_card(
        row[:_SELLER_AT],
        seller,
        photo=view_from(row[_COVER_AT:]),
        like_count=ties.likes.get(pk, 0),
        liked=pk in ties.liked,
        reason=reason(pk, seller) if reason else "",
    )


def bare_card(
    row: tuple[Any, ...],
    seller: Person,
    *,
    photo: PhotoView | None = None,
    like_count: int = 0,
    liked: bool = False,
    reason: str = "",
) -> Card:
    """The card of a row of ON_A_CARD."""
    pk, state, title, price_minor, original_minor, currency, sizes = row
    return Card(
        id=pk,
        url=url_of(pk, title),
        title=title,
        price_minor=price_minor or 0,
        original_minor=original_minor,
        currency=currency,
        size=_size_of(sizes),
        state=state,
        seller=seller,
        photo=photo,
        like_count=like_count,
        liked=liked,
        reason=reason,
    )


def _size_of(sizes: list[str]) -> str:
    if len(sizes) > 1:
        return f"{sizes[0]}–{sizes[-1]}"
    return sizes[0] if sizes else ""
