from datetime import datetime

from django.db import transaction

from haat.ledger import rules
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic
def pay_label(*, order_id: int, seller_id: int, price_minor: int, currency: str, now: datetime) -> int:
    """The seller's money pays for a label, which we owe the carrier from now on. Raises NotEnough."""
    return record_transaction(
        idempotency_key=f"order:{order_id}:label",
        kind=rules.LABEL_PAID,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(rules.AVAILABLE, seller_id), -price_minor, currency),
            Entry(LedgerAccount(rules.RECEIVED, "labels"), price_minor, currency),
        ],
        now=now,
    )
