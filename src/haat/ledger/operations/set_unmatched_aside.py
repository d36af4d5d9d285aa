from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def set_unmatched_aside(*, method: str, amount_minor: int, currency: str, key: str, memo: str, now: datetime) -> int:
    """Money came in by a method and nobody can say yet what for: it waits in an account of its own [LED-9]."""
    if amount_minor <= 0:
        raise ValueError("what came is more than nothing")
    return record_transaction(
        idempotency_key=f"unmatched:{key}",
        kind=rules.UNMATCHED_IN,
        memo=memo,
        entries=[
            Entry(LedgerAccount(rules.RECEIVED, method), -amount_minor, currency),
            Entry(LedgerAccount(rules.UNMATCHED, method), amount_minor, currency),
        ],
        now=now,
    )
