from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.social.events import Unblocked
from haat.social.models import Block


@transaction.atomic
def unblock(*, account_id: int, blocked_id: int, now: datetime) -> bool:
    """Lift one's own block; whether there was one. Follows do not come back by themselves."""
    gone, _ = Block.objects.filter(account_id=account_id, blocked_id=blocked_id).delete()
    if gone:
        publish(Unblocked(account_id=account_id, blocked_id=blocked_id))
    return bool(gone)
