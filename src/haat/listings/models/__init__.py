from haat.listings.models.category import Brand, Category
from haat.listings.models.listing import Listing, ListingPhoto, PhotoMatch, Variant
from haat.listings.models.reservation import Reservation
from haat.listings.models.revision import Revision

__all__ = [
    "Brand",
    "Category",
    "Listing",
    "ListingPhoto",
    "PhotoMatch",
    "Reservation",
    "Revision",
    "Variant",
]
