from datetime import datetime

from django.db import transaction

from haat.social.models import Mute


@transaction.atomic
def unmute(*, account_id: int, muted_id: int, now: datetime) -> bool:
    """See a muted account again; whether it was muted."""
    gone, _ = Mute.objects.filter(account_id=account_id, muted_id=muted_id).delete()
    return bool(gone)
