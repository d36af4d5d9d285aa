from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.ledger.models import PayoutDestination


@transaction.atomic
def save_provider_destination(*, account_id: int, provider: str, number: str, holder: str, now: datetime) -> bool:
    """The seller is paid by the provider from now on; False when that was so before."""
    current = PayoutDestination.objects.filter(account_id=account_id, replaced_at__isnull=True)
    if current.filter(provider=provider, number=number).exists():
        return False
    current.update(replaced_at=now)
    PayoutDestination.objects.create(
        account_id=account_id,
        holder=holder[:80],
        bank=provider.capitalize(),
        number=number,
        provider=provider,
        saved_at=now,
    )
    record(
        actor_id=account_id,
        action="ledger.payout_destination_saved",
        subject=f"account:{account_id}",
        now=now,
        provider=provider,
    )
    return True
