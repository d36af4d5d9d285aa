from datetime import datetime

from django.db import transaction

from haat.discovery.models import Shelf, Taste
from haat.discovery.operations.learn_taste import learn_taste
from haat.kernel.errors import NotFound

MAX_HELD = 500


@transaction.atomic
def show_less(*, owner: str, listing_id: int, of: str, now: datetime) -> None:
    """Keep things like this one ("thing"), or everything of its seller ("seller"), out of a person's feed.

    Idempotent. Raises NotFound when no such thing was ever shown.
    """
    seller_id = Shelf.objects.filter(pk=listing_id).values_list("seller_id", flat=True).first()
    if seller_id is None:
        raise NotFound
    Taste.objects.get_or_create(pk=owner, defaults={"moved_at": now})
    taste = Taste.objects.select_for_update().get(pk=owner)
    if of == "seller":
        taste.less_sellers = [*(pk for pk in taste.less_sellers if pk != seller_id), seller_id][-MAX_HELD:]
        taste.save(update_fields=["less_sellers"])
    elif listing_id not in taste.less_listings:
        taste.less_listings = [*taste.less_listings, listing_id][-MAX_HELD:]
        taste.save(update_fields=["less_listings"])
        learn_taste(owner=owner, act="less", listing_ids=[listing_id], now=now)
