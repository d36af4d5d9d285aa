from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def unspend_wallet(*, account_id: int, order_id: int, amount_minor: int, currency: str, key: str, now: datetime) -> int:
    """Store credit that was spent on an order which ended before its sale was held comes back; `key` as when spent."""
    return record_transaction(
        idempotency_key=f"unspend:{key}",
        kind=rules.CREDIT_UNSPENT,
        order_id=order_id,
        entries=[
            Entry(LedgerAccount(rules.RECEIVED, "wallet"), -amount_minor, currency),
            Entry(LedgerAccount(rules.WALLET, str(account_id)), amount_minor, currency),
        ],
        now=now,
    )
