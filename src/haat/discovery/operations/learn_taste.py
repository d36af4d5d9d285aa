from datetime import datetime

from django.db import transaction

from haat.discovery.models import Shelf, Taste
from haat.discovery.rules.taste import faded, features, learned


@transaction.atomic
def learn_taste(*, owner: str, act: str, listing_ids: list[int], now: datetime) -> None:
    """Remember what acts of one person on things say about their liking; `act` is a key of `rules.taste.ACTS`."""
    rows = list(Shelf.objects.filter(pk__in=listing_ids).values_list("category", "brand", "colours"))
    if not rows:
        return
    Taste.objects.get_or_create(pk=owner, defaults={"moved_at": now})
    taste = Taste.objects.select_for_update().get(pk=owner)
    weights = faded(taste.weights, taste.moved_at, now)
    for category, brand, colours in rows:
        weights = learned(weights, act, features(category, brand, colours))
    taste.weights, taste.moved_at = weights, max(now, taste.moved_at)
    taste.save(update_fields=["weights", "moved_at"])
