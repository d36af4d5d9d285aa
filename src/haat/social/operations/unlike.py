from datetime import datetime

from django.db import transaction

from haat.social.models import Like
from haat.social.operations._ending import end_likes


@transaction.atomic
def unlike(*, account_id: int, kind: str, subject_id: int, now: datetime) -> bool:
    """Take a like back; whether there was one."""
    return end_likes(Like.objects.filter(account_id=account_id, kind=kind, subject_id=subject_id)) > 0
