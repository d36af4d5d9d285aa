from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.ledger import rules
from haat.ledger.operations.record_transaction import NotEnough, record_transaction
from haat.ledger.operations.spend_wallet import NotEnoughCredit
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic
def take_out_credit(*, account_id: int, amount_minor: int, currency: str, key: str, now: datetime) -> int:
    """Store credit becomes money that the next payout sends. Raises NotEnoughCredit, KeyReused, ValueError."""
    if amount_minor <= 0:
        raise ValueError("more than nothing is taken out")
    try:
        booked = record_transaction(
            idempotency_key=f"take_out:{account_id}:{key}",
            kind=rules.CREDIT_TAKEN,
            entries=[
                Entry(LedgerAccount(rules.WALLET, str(account_id)), -amount_minor, currency),
                Entry(rules.of_seller(rules.AVAILABLE, account_id), amount_minor, currency),
            ],
            now=now,
        )
    except NotEnough as error:
        raise NotEnoughCredit from error
    record(
        actor_id=account_id,
        action="ledger.credit_taken_out",
        subject=f"account:{account_id}",
        now=now,
        transaction=booked,
        amount_minor=amount_minor,
        currency=currency,
    )
    return booked
