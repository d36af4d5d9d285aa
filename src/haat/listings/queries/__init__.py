"""Reads of listings for anyone, fetched through the person asking."""

from haat.listings.queries.closets import (
    closet_listing_ids,
    closet_shelf,
    count_by_state,
    drafts_of,
    export_of,
    listings_of,
    revisions_of,
)
from haat.listings.queries.index import index_entries, index_entry
from haat.listings.queries.shelves import (
    brand,
    brands,
    category,
    category_by_id,
    category_choices,
    category_tree,
    fresh_ids,
    shelf_ids,
)
from haat.listings.queries.sizes import worn_size_groups
from haat.listings.queries.views import cards, listing_for, neighbourhood

__all__ = [
    "brand",
    "brands",
    "cards",
    "category",
    "category_by_id",
    "category_choices",
    "category_tree",
    "closet_listing_ids",
    "closet_shelf",
    "count_by_state",
    "drafts_of",
    "export_of",
    "fresh_ids",
    "index_entries",
    "index_entry",
    "listing_for",
    "listings_of",
    "neighbourhood",
    "revisions_of",
    "shelf_ids",
    "worn_size_groups",
]
