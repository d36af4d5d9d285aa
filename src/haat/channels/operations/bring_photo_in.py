"""Make a listing out of one photo of a folder."""

from datetime import datetime
from typing import IO

from django.db import transaction

from haat.channels.rules.photo_labels import words_of
from haat.kernel.money import precision
from haat.kernel.site import SITE_CURRENCY
from haat.listings.operations.upsert_listing import upsert_listing
from haat.media.operations.take_in_photo import take_in_photo

SOURCE = "photos"


def bring_photo_in(
    *, seller_id: int, key: str, label: str, kids: bool, file: IO[bytes], now: datetime
) -> tuple[int, bool] | None:
    """(listing id, whether it is new); None where the label says that nothing is for sale.

    The photo is taken in before the transaction of the listing. Raises what `take_in_photo` and `upsert_listing` do.
    """
    words = words_of(label, kids, key)
    if words is None:
        return None
    photo_id = take_in_photo(owner_id=seller_id, file=file, now=now)
    with transaction.atomic():
        return upsert_listing(
            seller_id=seller_id,
            source=SOURCE,
            source_key=key,
            fields={
                "title": words.title,
                "category": words.shelf,
                "condition": "good",
                "origin": "own_closet",
                "price_minor": words.price * 10 ** precision(SITE_CURRENCY.value()),
            },
            variants=[],
            photo_ids=[photo_id],
            now=now,
        )
