"""Active listings as the search index knows them."""

from haat.accounts.queries import people
from haat.accounts.types import Person
from haat.listings.models import Listing
from haat.listings.queries.shelves import category_by_id
from haat.listings.types import IndexEntry


def index_entries(after_id: int, limit: int) -> list[IndexEntry]:
    """Active listings by id, those above `after_id`; an empty list is the end."""
    rows = list(Listing.objects.filter(state="active", pk__gt=after_id).select_related("brand").order_by("pk")[:limit])
    sellers = people({row.seller_id for row in rows})
    return [_entry(row, sellers[row.seller_id]) for row in rows if row.seller_id in sellers]


def index_entry(listing_id: int) -> IndexEntry | None:
    """One listing; None when it is not for sale now."""
    row = Listing.objects.filter(pk=listing_id, state="active").select_related("brand").first()
    if row is None:
        return None
    seller = people([row.seller_id]).get(row.seller_id)
    return _entry(row, seller) if seller else None


def _entry(row: Listing, seller: Person) -> IndexEntry:
    if row.category_id is None or row.price_minor is None or row.published_at is None:
        raise AssertionError("the database keeps published listings complete")
    category = category_by_id(row.category_id, "en")
    return IndexEntry(
        id=row.pk,
        title=row.title,
        story=row.story,
        brand=row.brand.name if row.brand else "",
        category_path=category.path,
        category_words=category.synonyms,
        size=row.sizes[0] if row.sizes else "",
        sizes=tuple(row.sizes),
        size_group=category.size_group,
        colours=tuple(row.colours),
        materials=tuple(row.materials),
        condition=row.condition,
        cod_allowed=row.cod_allowed,
        price_minor=row.price_minor,
        currency=row.currency,
        seller_id=row.seller_id,
        city=seller.city,
        country=seller.country,
        published_at=row.published_at,
    )
