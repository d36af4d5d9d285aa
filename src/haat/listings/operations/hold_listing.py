"""Fetch one's own listing for a change."""

from haat.kernel.errors import NotFound, Refusal
from haat.listings.models import Listing, Variant


class CannotChange(Refusal):
    """The listing's state does not allow this."""


def hold_listing(*, seller_id: int, listing_id: int) -> Listing:
    """The seller's listing, its variants locked until the transaction ends. Raises NotFound for anybody else's.

    Everybody who changes state or stock locks variants first and the listing after them; `reserve_listing` does too.
    """
    listing = Listing.objects.filter(pk=listing_id, seller_id=seller_id).first()
    if listing is None:
        raise NotFound
    list(Variant.objects.select_for_update().filter(listing_id=listing_id).order_by("pk").values_list("pk"))
    listing.refresh_from_db()
    return listing
