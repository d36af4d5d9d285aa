from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def return_sale(
    *,
    order_id: int,
    seller_id: int,
    method: str,
    item_minor: int,
    shipping_minor: int,
    currency: str,
    now: datetime,
) -> int:
    """A held sale is off: the money goes back to the buyer the way it came. Raises NotEnough when it is not held."""
    total = item_minor + shipping_minor
    return record_transaction(
        idempotency_key=f"order:{order_id}:returned",
        kind=rules.SALE_RETURNED,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(rules.HELD, seller_id), -total, currency),
            Entry(LedgerAccount(rules.RECEIVED, method), total, currency),
        ],
        now=now,
    )
