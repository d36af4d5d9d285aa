from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


def hold_sale(
    *,
    order_id: int,
    seller_id: int,
    method: str,
    item_minor: int,
    shipping_minor: int,
    currency: str,
    now: datetime,
) -> int:
    """The buyer's money for an order is with us: it is held until all is well."""
    total = item_minor + shipping_minor
    return record_transaction(
        idempotency_key=f"order:{order_id}:held",
        kind=rules.SALE_HELD,
        order_id=order_id,
        entries=[
            Entry(LedgerAccount(rules.RECEIVED, method), -total, currency),
            Entry(rules.of_seller(rules.HELD, seller_id), total, currency),
        ],
        now=now,
    )
