from datetime import datetime

from haat.discovery.models import Stall
from haat.orders.queries import rating_of


def note_regard(*, seller_id: int, now: datetime) -> None:
    """Keep how buyers speak of a seller, where the feed reads it; a seller without a stall yet gets one."""
    regard = rating_of(seller_id).regard
    Stall.objects.update_or_create(
        pk=seller_id, defaults={"regard": regard}, create_defaults={"opened_at": now, "sold_at": now, "regard": regard}
    )
