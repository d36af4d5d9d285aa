from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount, Terms


def reverse_sale(
    *,
    order_id: int,
    seller_id: int,
    method: str,
    item_minor: int,
    shipping_minor: int,
    terms: Terms,
    currency: str,
    now: datetime,
) -> int:
    """Give back a sale that was released: commission and tax return with it; the seller may owe the rest [LED-4].

    What was paid out already is not edited: the next payout is smaller by it.
    """
    total = item_minor + shipping_minor
    return record_transaction(
        idempotency_key=f"order:{order_id}:reversed",
        kind=rules.SALE_REVERSED,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(rules.AVAILABLE, seller_id), terms.fee_minor + terms.vat_minor - total, currency),
            Entry(LedgerAccount(rules.COMMISSION), -terms.fee_minor, currency),
            Entry(LedgerAccount(rules.VAT), -terms.vat_minor, currency),
            Entry(LedgerAccount(rules.RECEIVED, method), total, currency),
        ],
        details={"rule": terms.rule_name, "points": terms.points},
        now=now,
    )
