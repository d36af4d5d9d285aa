"""Which photos orders remember without pointing to them."""

from django.db.models import Q

from haat.orders.models import CaseEntry, OrderLine, Review


def photos_of_orders(photo_ids: list[int]) -> set[int]:
    """Those of `photo_ids` that stand in an order's line, a case or a review."""
    kept: set[int | None] = set(OrderLine.objects.filter(photo_id__in=photo_ids).values_list("photo_id", flat=True))
    asked = Q(pk__in=[])
    for photo_id in photo_ids:
        asked |= Q(photo_ids__contains=[photo_id])
    for model in (CaseEntry, Review):
        for ids in model.objects.filter(asked).values_list("photo_ids", flat=True):
            kept.update(ids)
    return {photo_id for photo_id in photo_ids if photo_id in kept}
