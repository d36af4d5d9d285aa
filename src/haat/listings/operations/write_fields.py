"""Put checked fields into a listing's rows."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from haat.kernel.errors import InvalidInput
from haat.kernel.text import slug
from haat.listings.models import Brand, Category, Listing, ListingPhoto, Variant
from haat.listings.types import ListingFields

_PLAIN = (
    "title", "story", "colours", "materials", "condition", "measures", "origin", "origin_note", "price_minor",
    "original_minor", "parcel", "cod_allowed",
)  # fmt: skip


def write_fields(*, listing: Listing, fields: ListingFields) -> dict[str, list[Any]]:
    """Set the fields on `listing` (the caller saves it) and write its variants; answers what changed.

    `fields` went through `check_fields`. The caller holds the locks of the listing's variants.
    Raises InvalidInput for a category that is not there, a flaw's photo of another listing, too small a stock.
    """
    before = {name: _plain(listing, name) for name in (*_PLAIN, "category", "brand", "flaws")}
    for name in _PLAIN:
        if name in fields:
            setattr(listing, name, fields[name])  # type: ignore[literal-required]
    if "category" in fields:
        listing.category = _category(fields["category"])
    if "brand" in fields:
        listing.brand = find_brand(fields["brand"])
    if "flaws" in fields:
        own = set(ListingPhoto.objects.filter(listing=listing).values_list("photo_id", flat=True))
        if any(flaw["photo_id"] is not None and flaw["photo_id"] not in own for flaw in fields["flaws"]):
            raise InvalidInput(fields={"flaws": _("That photo is no longer in this listing.")})
        listing.flaws = list(fields["flaws"])
    changes = {name: [value, _plain(listing, name)] for name, value in before.items() if value != _plain(listing, name)}
    if stock := _write_variants(listing, fields):
        changes["variants"] = stock
    return changes


def _plain(listing: Listing, name: str) -> Any:
    if name in ("category", "brand"):
        related = getattr(listing, name)
        return related.slug if related else None
    return getattr(listing, name)


def _category(slug_: str | None) -> Category | None:
    if not slug_:
        return None
    category = Category.objects.filter(slug=slug_, closed_at=None).first()
    if category is None:
        raise InvalidInput(fields={"category": _("Please choose a category from the list.")})
    return category


def find_brand(name: str) -> Brand | None:
    """The brand of that name in any case; a new one becomes known. None for an empty name."""
    if not name:
        return None
    known = Brand.objects.filter(name__iexact=name).first()
    if known:
        return known
    address = slug(name)
    if Brand.objects.filter(slug=address).exists():
        address = f"{address}-{Brand.objects.count()}"
    Brand.objects.bulk_create([Brand(name=name, slug=address)], ignore_conflicts=True)
    return Brand.objects.filter(name__iexact=name).first()


def _write_variants(listing: Listing, fields: ListingFields) -> list[Any] | None:
    if "variants" not in fields and "size" not in fields and "quantity" not in fields:
        return None
    existing = list(listing.variants.order_by("position", "pk"))
    before = [[row.size, row.colour, row.quantity] for row in existing]
    if "variants" in fields:
        _replace_variants(listing, existing, fields)
    elif existing:
        only = existing[0]
        only.size = fields.get("size", only.size)
        only.quantity = max(fields.get("quantity", only.quantity), only.reserved)
        only.save(update_fields=["size", "quantity"])
    after = list(listing.variants.order_by("position", "pk").values_list("size", "colour", "quantity"))
    listing.sizes = list(dict.fromkeys(size for size, _colour, quantity in after if size and quantity))
    return [before, [list(row) for row in after]] if before != [list(row) for row in after] else None


def _replace_variants(listing: Listing, existing: list[Variant], fields: ListingFields) -> None:
    by_key = {(row.size, row.colour): row for row in existing}
    for position, variant in enumerate(fields["variants"]):
        row = by_key.pop((variant["size"], variant["colour"]), None)
        row = row or Variant(listing=listing, size=variant["size"], colour=variant["colour"])
        row.position = position
        row.quantity = max(variant["quantity"], row.reserved)
        row.save()
    gone = [row.pk for row in by_key.values()]
    if listing.published_at is None:
        Variant.objects.filter(pk__in=gone).delete()
    else:
        # Orders point to what was once offered; what is promised stays on hand.
        Variant.objects.filter(pk__in=gone).update(quantity=F("reserved"))
