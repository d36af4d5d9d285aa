"""From a listing to what the index keeps of it."""

from haat.discovery.rules.phrasing import size_term
from haat.discovery.types import IndexedThing
from haat.kernel.text import slug
from haat.listings.types import IndexEntry


def thing_from(entry: IndexEntry) -> IndexedThing:
    """The listing as the index takes it."""
    sizes = tuple(dict.fromkeys(size_term(size) for size in entry.sizes))
    return IndexedThing(
        listing_id=entry.id,
        seller_id=entry.seller_id,
        title=entry.title,
        story=entry.story,
        brand=slug(entry.brand) if entry.brand else "",
        brand_name=entry.brand,
        categories=entry.category_path,
        category_names=entry.category_words,
        sizes=sizes,
        fits=tuple(f"{entry.size_group}:{size}" for size in sizes),
        colours=entry.colours,
        materials=entry.materials,
        condition=entry.condition,
        city=entry.city.strip(),
        cod_allowed=entry.cod_allowed,
        price_minor=entry.price_minor,
        published=int(entry.published_at.timestamp()),
    )
