from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def charge_return_label(
    *, order_id: int, seller_id: int, price_minor: int, currency: str, label_key: str, now: datetime
) -> int:
    """The seller pays for a label of the way back that the platform advanced, where no refund takes it along.

    It is taken from their available money, below zero if need be: the next payout is smaller [LED-4, LED-8]. Once for
    each key; the transaction's id. Raises KeyReused, and ValueError for a price that is not above zero.
    """
    if price_minor <= 0:
        raise ValueError("a label costs something")
    return record_transaction(
        idempotency_key=f"{label_key}:way_back",
        kind=rules.LABEL_CHARGED,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(rules.AVAILABLE, seller_id), -price_minor, currency),
            Entry(LedgerAccount(rules.LABEL_COSTS), price_minor, currency),
        ],
        details={"way_back": price_minor, "way_back_by": "seller"},
        now=now,
    )
