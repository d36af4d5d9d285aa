from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic
def credit_wallet(
    *,
    account_id: int,
    amount_minor: int,
    currency: str,
    key: str,
    memo: str,
    order_id: int | None = None,
    paid_by: str = "",
    now: datetime,
) -> int:
    """Give a person store credit: from the platform as goodwill, or paid in by a method (`paid_by`).

    `memo` is the reason that the person reads. Raises KeyReused, and ValueError when nothing is given.
    """
    if amount_minor <= 0:
        raise ValueError("credit is more than nothing")
    source = LedgerAccount(rules.RECEIVED, paid_by) if paid_by else LedgerAccount(rules.GOODWILL)
    booked = record_transaction(
        idempotency_key=f"credit:{key}",
        kind=rules.CREDIT,
        order_id=order_id,
        memo=memo,
        entries=[
            Entry(source, -amount_minor, currency),
            Entry(LedgerAccount(rules.WALLET, str(account_id)), amount_minor, currency),
        ],
        now=now,
    )
    record(
        actor_id=None,
        action="ledger.credit_given",
        subject=f"account:{account_id}",
        now=now,
        transaction=booked,
        amount_minor=amount_minor,
        currency=currency,
        memo=memo[:200],
    )
    return booked
