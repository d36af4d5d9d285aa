from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line
from haat.orders.models import PickupPlace

LONGEST = {"place": 160, "hours": 120}


@transaction.atomic
def save_pickup_place(*, seller_id: int, place: str, hours: str = "", now: datetime) -> None:
    """Where and when buyers may fetch what they bought [ORD-5]; an empty place ends it for orders to come.

    Raises InvalidInput with `place` or `hours`.
    """
    typed = {"place": one_line(place), "hours": one_line(hours)}
    too_long = _("This is too long: at most %(longest)d characters.")
    faults = {name: too_long % {"longest": LONGEST[name]} for name, text in typed.items() if len(text) > LONGEST[name]}
    if faults:
        raise InvalidInput(fields=faults)
    if not typed["place"]:
        PickupPlace.objects.filter(account_id=seller_id).delete()
        return
    PickupPlace.objects.update_or_create(account_id=seller_id, defaults={**typed, "saved_at": now})
