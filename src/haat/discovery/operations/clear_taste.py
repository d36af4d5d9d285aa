from django.db import transaction

from haat.discovery.models import Taste


@transaction.atomic
def clear_taste(*, owner: str, feature: str = "", seller_id: int | None = None) -> None:
    """Forget what is believed about a person: one feature ("category:dresses"), one hidden seller, or everything."""
    taste = Taste.objects.select_for_update().filter(pk=owner).first()
    if taste is None:
        return
    if not feature and seller_id is None:
        taste.delete()
        return
    taste.weights.pop(feature, None)
    taste.less_sellers = [pk for pk in taste.less_sellers if pk != seller_id]
    taste.save(update_fields=["weights", "less_sellers"])
