"""A listing for its page, and cards for shelves. The number of queries never depends on how many things there are."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import Abs, JSONObject
from django.urls import reverse

from haat.accounts.queries import person_of
from haat.accounts.types import Person
from haat.kernel.errors import NotFound
from haat.kernel.text import slug
from haat.listings.models import Listing, ListingPhoto, Variant
from haat.listings.queries.shelves import category_by_id
from haat.listings.rules.sizes import fits
from haat.listings.rules.states import PUBLIC
from haat.listings.types import BrandView, Card, Flaw, ListingView, Neighbourhood, VariantView
from haat.media.queries import view_of_row
from haat.media.types import PhotoView
from haat.social.queries import is_blocked_between, regard
from haat.social.types import Regard

NEIGHBOURS = 12
# Of how many of the newest of a shelf the most alike are taken: the page costs the same on a shelf of a million.
LOOKED_AT = 200

ON_A_CARD = ("pk", "seller_id", "state", "title", "price_minor", "original_minor", "currency", "sizes", "cover_id")


def url_of(listing_id: int, title: str) -> str:
    """The address of a listing's page; only the id counts, the rest is for people."""
    return reverse("listing", args=[listing_id, slug(title)])


def listing_for(viewer_id: int | None, listing_id: int) -> ListingView:
    """All of a listing. Raises NotFound for drafts of others and between people who blocked each other.

    A removed or expired listing is there for everyone, because orders and old links lead to it; its page says so.
    """
    listing = _found(viewer_id, listing_id)
    if listing.seller_id != viewer_id and is_blocked_between(viewer_id, listing.seller_id):
        raise NotFound
    return _view(listing, _photos_of(listing_id), listing.seller_id == viewer_id)


def neighbourhood(viewer_id: int | None, listing_id: int) -> Neighbourhood:
    """A listing and what stands around it, in four queries. Raises NotFound as `listing_for` does."""
    row = _found(viewer_id, listing_id)
    shown = Listing.objects.filter(state="active").exclude(pk=listing_id)
    closet = shown.filter(seller_id=row.seller_id).order_by("-published_at")
    newest = shown.filter(category=row.category).exclude(seller_id=row.seller_id).order_by("-published_at")
    alike = (
        Listing.objects.filter(pk__in=newest.values("pk")[:LOOKED_AT])
        .annotate(distance=Abs(F("price_minor") - (row.price_minor or 0)))
        .order_by("distance", "-published_at")
    )
    around = list(
        _card_rows(Listing.objects.all()).filter(
            Q(pk__in=closet.values("pk")[:NEIGHBOURS]) | Q(pk__in=alike.values("pk")[:NEIGHBOURS])
        )
    )
    ties = regard(viewer_id, "listing", [listing_id, *(other.pk for other in around)])
    if row.seller_id in ties.blocked:
        raise NotFound
    around.sort(key=lambda other: _likeness(row, other), reverse=True)
    cards_around = [(other, _card(other, ties)) for other in around if other.seller_id not in ties.blocked | ties.muted]
    return Neighbourhood(
        listing=_view(row, _photos_of(listing_id), row.seller_id == viewer_id),
        like_count=ties.likes.get(listing_id, 0),
        liked=listing_id in ties.liked,
        following=row.seller_id in ties.following,
        closet=tuple(card for other, card in cards_around if other.seller_id == row.seller_id),
        similar=tuple(card for other, card in cards_around if other.seller_id != row.seller_id),
    )


def _likeness(row: Listing, other: Listing) -> tuple[int, int, float]:
    published = other.published_at.timestamp() if other.published_at else 0.0
    return len(set(row.colours) & set(other.colours)), len(set(row.sizes) & set(other.sizes)), published


def _found(viewer_id: int | None, listing_id: int) -> Listing:
    variants = (
        Variant.objects.filter(listing=OuterRef("pk"))
        .order_by("position", "pk")
        .values(
            json=JSONObject(
                id="pk", size="size", colour="colour", quantity="quantity", available=F("quantity") - F("reserved")
            )
        )
    )
    rows = Listing.objects.filter(pk=listing_id).select_related("brand", "category", "seller")
    listing = rows.annotate(variant_rows=ArraySubquery(variants)).first()
    if listing is None or (listing.published_at is None and listing.seller_id != viewer_id):
        raise NotFound
    return listing


def _photos_of(listing_id: int) -> list[PhotoView]:
    rows = ListingPhoto.objects.filter(listing_id=listing_id, photo__removed_at=None).select_related("photo")
    return [view_of_row(row.photo) for row in rows]


def _view(listing: Listing, pictures: list[PhotoView], is_own: bool) -> ListingView:
    category = category_by_id(listing.category_id) if listing.category_id else None
    group = category.size_group if category else "none"
    number = {picture.id: place for place, picture in enumerate(pictures, start=1)}
    rows: list[dict[str, Any]] = listing.variant_rows  # type: ignore[attr-defined]
    return ListingView(
        id=listing.pk,
        url=url_of(listing.pk, listing.title),
        seller=person_of(listing.seller),
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
            VariantView(**row, fits=fits(group, row["size"]))
            for row in rows
            if row["quantity"] or listing.state in ("draft", "sold")
        ),
        photos=tuple(pictures),
        published_at=listing.published_at,
        changed_at=listing.changed_at,
        expires_at=listing.expires_at,
        is_own=is_own,
    )


def cards(viewer_id: int | None, ids: Iterable[int]) -> list[Card]:
    """Cards in the order of `ids`, leaving out what the viewer may not see; two queries, however many."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    ties = regard(viewer_id, "listing", wanted)
    visible = {
        row.pk: row
        for row in _card_rows(Listing.objects.filter(pk__in=wanted))
        if row.seller_id not in ties.blocked
        and (row.state in PUBLIC or (row.seller_id == viewer_id and row.price_minor))
    }
    return [_card(visible[pk], ties) for pk in wanted if pk in visible]


def _card_rows(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    return rows.select_related("seller", "cover").defer(
        "story", "flaws", "measures", "materials", "origin_note", "seller__story", "seller__password", "seller__sizes"
    )


def _card(row: Listing, ties: Regard) -> Card:
    return replace(
        bare_card(row, person_of(row.seller)),
        photo=view_of_row(row.cover) if row.cover and row.cover.removed_at is None else None,
        like_count=ties.likes.get(row.pk, 0),
        liked=row.pk in ties.liked,
    )


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
