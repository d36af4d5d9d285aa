from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.ledger import rules
from haat.ledger.events import PaidOut
from haat.ledger.operations._provider_payouts import move


@transaction.atomic
def finish_provider_payout(
    *, account_id: int, amount_minor: int, currency: str, key: str, payout_id: int, now: datetime
) -> int:
    """The provider has it: the money has left. In facts its payouts have numbers below zero, batches above."""
    booked = move(
        rules.PAYING, rules.PAID_OUT, rules.PAYOUT_PAID, f"payout:{key}:paid", account_id, amount_minor, currency, now
    )
    publish(PaidOut(account_id=account_id, batch_id=-payout_id, amount_minor=amount_minor, currency=currency))
    return booked
