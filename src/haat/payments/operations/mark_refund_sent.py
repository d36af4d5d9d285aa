from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.payments.models import Refund
from haat.payments.rules import BY_HAND


@transaction.atomic
def mark_refund_sent(*, actor_id: int, refund_id: int, now: datetime) -> bool:
    """Somebody sent the money back by hand; False when that was said before. Raises NotFound."""
    by_hand = Refund.objects.filter(pk=refund_id, route=BY_HAND)
    if not by_hand.filter(sent_at__isnull=True).update(sent_at=now, sent_by_id=actor_id):
        if not by_hand.exists():
            raise NotFound
        return False
    record(actor_id=actor_id, action="payments.refund_sent", subject=f"refund:{refund_id}", now=now)
    return True
