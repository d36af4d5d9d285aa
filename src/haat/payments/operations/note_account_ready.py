from datetime import datetime

from django.db import transaction

from haat.accounts.queries import person
from haat.ledger.operations.save_provider_destination import save_provider_destination
from haat.payments.models import ConnectedAccount


@transaction.atomic
def note_account_ready(*, number: str, ready: bool, now: datetime) -> bool:
    """The provider says whether it can pay a seller; once it can, payouts go there. False for an unknown account."""
    connected = ConnectedAccount.objects.select_for_update().filter(number=number).first()
    if connected is None:
        return False
    if ready and connected.ready_at is None:
        ConnectedAccount.objects.filter(pk=connected.pk).update(ready_at=now)
        save_provider_destination(
            account_id=connected.account_id,
            provider=connected.provider,
            number=number,
            holder=person(connected.account_id).display_name,
            now=now,
        )
    elif not ready and connected.ready_at is not None:
        ConnectedAccount.objects.filter(pk=connected.pk).update(ready_at=None)
    return True
