"""Make or update one listing out of the lines of one product."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from haat.channels.models import AwaitedPhoto
from haat.channels.rules.shelving import colours_of, parcel_of, shelf_of
from haat.channels.types import Product, Stock
from haat.kernel.addresses import Forbidden, checked_parts
from haat.kernel.errors import InvalidInput
from haat.kernel.limits import MAX_STORY, MAX_TITLE
from haat.kernel.money import parse_minor
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.text import one_line, plain_from_html
from haat.listings.operations.upsert_listing import upsert_listing
from haat.listings.queries import category_tree, listing_for
from haat.listings.types import ListingFields, VariantFields


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The listing, whether it is new, whether it waits as a draft, and what was left out in words."""

    listing_id: int
    created: bool
    is_waiting: bool
    notes: tuple[str, ...]


@transaction.atomic
def bring_in_product(*, seller_id: int, source: str, import_id: int, product: Product, now: datetime) -> BroughtIn:
    """The whole product or nothing of it. Raises InvalidInput, Suspended, Limited."""
    notes: list[str] = []
    fields = _fields(product, notes)
    listing_id, created = upsert_listing(
        seller_id=seller_id,
        source=source,
        source_key=product.key,
        fields=fields,
        variants=_variants(product),
        photo_ids=None,
        now=now,
    )
    _await_photos(seller_id, listing_id, import_id, product, notes, now)
    is_waiting = listing_for(seller_id, listing_id).state == "draft"
    return BroughtIn(listing_id, created, is_waiting, tuple(notes))


def _fields(product: Product, notes: list[str]) -> ListingFields:
    title = one_line(plain_from_html(product.title))
    if len(title) > MAX_TITLE:
        notes.append(_("The title was cut to %(limit)d characters.") % {"limit": MAX_TITLE})
        title = title[: MAX_TITLE - 1].rstrip() + "…"
    story = plain_from_html(product.story)
    if len(story) > MAX_STORY:
        notes.append(_("The story was cut to %(limit)d characters.") % {"limit": MAX_STORY})
        story = story[: MAX_STORY - 1].rstrip() + "…"
    price = _minor(product.price, "price_minor")
    if price is None:
        notes.append(_("There is no price above zero, so it waits as a draft."))
    fields: ListingFields = {
        "title": title,
        "story": story,
        "brand": one_line(product.brand)[:60],
        "category": shelf_of(product.shelf_words, {shelf.slug for shelf in category_tree("en")}),
        "colours": colours_of(product.colours or [product.title]),
        "condition": product.condition or "good",
        "origin": product.origin or "own_closet",
        "parcel": product.parcel or parcel_of(product.grams),
        "cod_allowed": product.cod_allowed,
        "price_minor": price,
        "original_minor": _minor(product.original, "original_minor"),
    }
    return fields


def _minor(text: str, field: str) -> int | None:
    """The price in minor units of the site's currency; None for an empty cell or zero."""
    if not text.strip():
        return None
    try:
        return parse_minor(text, SITE_CURRENCY.value()) or None
    except ValueError as error:
        raise InvalidInput(fields={field: _("“%(text)s” is no price.") % {"text": text[:40]}}) from error


def _variants(product: Product) -> list[VariantFields]:
    """One line for each size and colour; the same one twice is added up."""
    together: dict[tuple[str, str], int] = {}
    for stock in product.stock or [Stock()]:
        key = (one_line(stock.size), one_line(stock.colour))
        together[key] = min(9_999, together.get(key, 0) + stock.quantity)
    return [{"size": size, "colour": colour, "quantity": quantity} for (size, colour), quantity in together.items()]


def _await_photos(
    seller_id: int, listing_id: int, import_id: int, product: Product, notes: list[str], now: datetime
) -> None:
    awaited = []
    for position, address in enumerate(product.photos):
        try:
            checked_parts(address)
        except Forbidden:
            notes.append(_("This address of a photo is not opened: %(address)s") % {"address": address[:120]})
            continue
        awaited.append(
            AwaitedPhoto(
                stock_import_id=import_id,
                seller_id=seller_id,
                listing_id=listing_id,
                position=position,
                address=address[:1000],
                due_at=now,
            )
        )
    AwaitedPhoto.objects.bulk_create(awaited, ignore_conflicts=True)
    if not awaited:
        notes.append(_("There is no photo, so it waits as a draft until you add one."))
