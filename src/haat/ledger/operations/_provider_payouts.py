from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry


def move(
    left: str, to: str, kind: str, key: str, account_id: int, amount_minor: int, currency: str, now: datetime
) -> int:
    """One of a seller's places gives to another."""
    return record_transaction(
        idempotency_key=key,
        kind=kind,
        entries=[
            Entry(rules.of_seller(left, account_id), -amount_minor, currency),
            Entry(rules.of_seller(to, account_id), amount_minor, currency),
        ],
        now=now,
    )
