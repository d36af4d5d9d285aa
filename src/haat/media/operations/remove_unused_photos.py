"""Let go of photos that were taken in and never put anywhere."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from haat.media.models import Photo
from haat.media.operations.remove_photo import remove_photo
from haat.media.policies import UNUSED_PHOTO_DAYS

# Photos in one sweep; what is left waits for the next.
MOST_AT_ONCE = 200
Keeper = Callable[[list[int]], set[int]]
_keepers: list[Keeper] = []


def keeps_photos(keeper: Keeper) -> Keeper:
    """Decorator: `function(photo_ids)` answers those that its context shows or remembers without a foreign key."""
    _keepers.append(keeper)
    return keeper


def remove_unused_photos(*, now: datetime) -> int:
    """Remove what nothing has pointed to since it was taken in, days ago; how many went."""
    long_ago = now - timedelta(days=UNUSED_PHOTO_DAYS.value())
    unused = Photo.objects.filter(~_pointed_to(), removed_at=None, taken_at__lt=long_ago).order_by("pk")
    removed, after = 0, 0
    while removed < MOST_AT_ONCE:
        found = dict(unused.filter(pk__gt=after).values_list("pk", "owner_id")[:MOST_AT_ONCE])
        if not found:
            break
        kept = set().union(*(keeper(list(found)) for keeper in _keepers))
        for photo_id in found.keys() - kept:
            remove_photo(owner_id=found[photo_id], photo_id=photo_id, now=now)
            removed += 1
        after = max(found)
    return removed


def _pointed_to() -> Q:
    """Whether any table has a foreign key to the photo, whichever context it belongs to."""
    return reduce(or_, map(Q, _foreign_keys()))


def _foreign_keys() -> Iterator[Exists]:
    for relation in Photo._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.is_relation:
            column = relation.remote_field.name  # type: ignore[union-attr]
            model = relation.related_model
            yield Exists(model._base_manager.filter(**{column: OuterRef("pk")}))  # type: ignore[union-attr]
