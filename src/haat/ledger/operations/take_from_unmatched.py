from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def take_from_unmatched(
    *, method: str, amount_minor: int, currency: str, key: str, memo: str, credit_to: int | None = None, now: datetime
) -> int:
    """It is decided: the money is a person's store credit (`credit_to`), or goes the way it came to be booked anew.

    Raises NotEnough when not so much waits, KeyReused when it was decided otherwise.
    """
    to = LedgerAccount(rules.WALLET, str(credit_to)) if credit_to else LedgerAccount(rules.RECEIVED, method)
    return record_transaction(
        idempotency_key=f"unmatched:{key}:decided",
        kind=rules.UNMATCHED_OUT,
        memo=memo,
        entries=[
            Entry(LedgerAccount(rules.UNMATCHED, method), -amount_minor, currency),
            Entry(to, amount_minor, currency),
        ],
        now=now,
    )
