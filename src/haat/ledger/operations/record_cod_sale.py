from datetime import datetime
from typing import Literal

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount, Terms


def record_cod_sale(
    *,
    order_id: int,
    seller_id: int,
    item_minor: int,
    shipping_minor: int,
    terms: Terms,
    currency: str,
    collected_by: Literal["courier", "seller"],
    now: datetime,
) -> int:
    """A parcel was paid at the door [LED-6].

    A courier's cash is owed to us by the courier, and the seller's share is available. A seller who took the cash
    owes us commission and tax, so that the seller's balance may go below zero by them.
    """
    total, kept = item_minor + shipping_minor, terms.fee_minor + terms.vat_minor
    by_courier = collected_by == "courier"
    entries = [
        Entry(rules.of_seller(rules.AVAILABLE, seller_id), total - kept if by_courier else -kept, currency),
        Entry(LedgerAccount(rules.COMMISSION), terms.fee_minor, currency),
        Entry(LedgerAccount(rules.VAT), terms.vat_minor, currency),
    ]
    if by_courier:
        entries.append(Entry(LedgerAccount(rules.COURIER), -total, currency))
    if not any(entry.amount_minor for entry in entries):
        return 0
    return record_transaction(
        idempotency_key=f"order:{order_id}:cod",
        kind=rules.COD_BY_COURIER if by_courier else rules.COD_BY_SELLER,
        order_id=order_id,
        entries=entries,
        details={"rule": terms.rule_name, "points": terms.points},
        now=now,
    )
