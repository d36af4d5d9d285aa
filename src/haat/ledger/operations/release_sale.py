from datetime import datetime

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount, Terms


def release_sale(
    *,
    order_id: int,
    seller_id: int,
    item_minor: int,
    shipping_minor: int,
    terms: Terms,
    currency: str,
    now: datetime,
) -> int:
    """All is well: what was held becomes the seller's to take, less commission and its tax; shipping is the seller's.

    `terms` are those frozen on the order. Raises NotEnough when nothing is held for the order's seller.
    """
    total = item_minor + shipping_minor
    return record_transaction(
        idempotency_key=f"order:{order_id}:released",
        kind=rules.SALE_RELEASED,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(rules.HELD, seller_id), -total, currency),
            Entry(rules.of_seller(rules.AVAILABLE, seller_id), total - terms.fee_minor - terms.vat_minor, currency),
            Entry(LedgerAccount(rules.COMMISSION), terms.fee_minor, currency),
            Entry(LedgerAccount(rules.VAT), terms.vat_minor, currency),
        ],
        details={"rule": terms.rule_name, "points": terms.points},
        now=now,
    )
