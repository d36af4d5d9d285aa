from datetime import datetime

from haat.discovery.models import Stall


def note_sale(*, seller_id: int, now: datetime) -> None:
    """Somebody bought from this seller: they need no introduction any more."""
    Stall.objects.filter(pk=seller_id, sold_at=None).update(sold_at=now)
