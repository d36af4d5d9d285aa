from datetime import datetime

from django.db import transaction

from haat.ledger import rules
from haat.ledger.models import ReservePart
from haat.ledger.operations.record_transactions import record_all
from haat.ledger.types import Entry, Transfer


@transaction.atomic
def release_reserves(*, now: datetime, most: int = 500) -> int:
    """What was kept back long enough becomes available; how many sales [LED-7]."""
    due = list(
        ReservePart.objects.select_for_update(skip_locked=True)
        .filter(released_at__isnull=True, due_at__lte=now)
        .order_by("due_at")[:most]
    )
    record_all(
        transfers=[
            Transfer(
                idempotency_key=f"order:{part.order_id}:reserve",
                kind=rules.RESERVE_RELEASED,
                order_id=part.order_id,
                entries=[
                    Entry(rules.of_seller(rules.RESERVE, part.seller_id), -part.amount_minor, part.currency),
                    Entry(rules.of_seller(rules.AVAILABLE, part.seller_id), part.amount_minor, part.currency),
                ],
            )
            for part in due
        ],
        now=now,
    )
    ReservePart.objects.filter(pk__in=[part.pk for part in due]).update(released_at=now)
    return len(due)
