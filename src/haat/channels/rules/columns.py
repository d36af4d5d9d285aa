"""What columns a file must have, and whose file it is."""

SHOPIFY_NEEDED = ("Handle", "Title", "Variant Price")
OWN_NEEDED = ("key", "title", "price")
OWN_COLUMNS = (
    "key", "title", "story", "category", "brand", "size", "color", "quantity", "condition", "origin", "price",
    "original_price", "parcel", "cod", "photos",
)  # fmt: skip
# A first line of our own file may also say it so.
_SAME = {"handle": "key", "sku": "key", "id": "key", "name": "title", "description": "story", "colour": "color",
         "colours": "color", "colors": "color", "qty": "quantity", "images": "photos", "image": "photos"}  # fmt: skip


def own_name(column: str) -> str:
    """Our name of a column, in whatever case and spelling it was written."""
    plain = column.strip().lower().replace(" ", "_").replace("-", "_")
    return _SAME.get(plain, plain)


def missing_columns(kind: str, header: list[str]) -> list[str]:
    """The needed columns that the header lacks."""
    if kind == "shopify":
        there = {name.strip().casefold() for name in header}
        return [name for name in SHOPIFY_NEEDED if name.casefold() not in there]
    named = {own_name(name) for name in header}
    return [name for name in OWN_NEEDED if name not in named]


def kind_of(header: list[str]) -> str:
    """ "shopify" or "csv", by the header."""
    there = {name.strip().casefold() for name in header}
    return "shopify" if {"handle", "variant price"} & there and "body (html)" in there else "csv"
