from datetime import datetime

from haat.notifications.models import Notice


def mark_read(*, account_id: int, up_to: int, now: datetime) -> int:
    """The person saw every notice up to this one; how many were new to them."""
    return Notice.objects.filter(account_id=account_id, pk__lte=up_to, read_at__isnull=True).update(read_at=now)
