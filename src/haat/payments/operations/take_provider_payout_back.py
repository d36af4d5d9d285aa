from datetime import datetime

from django.db import transaction

from haat.ledger.operations.take_back_provider_payout import take_back_provider_payout
from haat.payments.models import ProviderPayout

State = ProviderPayout.State


@transaction.atomic
def take_provider_payout_back(*, provider_number: str, now: datetime) -> bool:
    """A payout that was sent was reversed: the money is the seller's to take again. False for an unknown one."""
    payout = (
        ProviderPayout.objects.select_for_update(of=("self",))
        .select_related("connected")
        .filter(provider_number=provider_number)
        .first()
    )
    if payout is None:
        return False
    if ProviderPayout.objects.filter(pk=payout.pk, state=State.SENT).update(state=State.BACK):
        take_back_provider_payout(
            account_id=payout.connected.account_id,
            amount_minor=payout.amount_minor,
            currency=payout.currency,
            key=payout.key,
            was_paid=True,
            now=now,
        )
    return True
