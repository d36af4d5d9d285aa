"""A token stops working at once; the row stays, so that its use can be asked about later."""

from datetime import datetime

from django.db import transaction

from haat.accounts.models import ApiToken
from haat.kernel.audit import record
from haat.kernel.errors import NotFound


@transaction.atomic
def revoke_token(*, account_id: int, token_id: int, now: datetime) -> None:
    """Raises NotFound for another person's token or one that is revoked."""
    mine = ApiToken.objects.filter(pk=token_id, account_id=account_id, revoked_at=None)
    if not mine.update(revoked_at=now):
        raise NotFound
    record(actor_id=account_id, action="accounts.token_revoked", subject=f"token:{token_id}", now=now)
