from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from haat.ledger import rules
from haat.ledger.models import Sale
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic
def hold_sale(
    *,
    order_id: int,
    seller_id: int,
    item_minor: int,
    shipping_minor: int,
    currency: str,
    method: str = "",
    paid: Mapping[str, int] | None = None,
    now: datetime,
) -> int:
    """The buyer's money for an order is with us: it is held until all is well.

    It came by one `method`, or by several as `paid` says, which sum to the total; store credit that was spent on the
    order is the method "wallet". Raises KeyReused, and ValueError when the parts are not the total.
    """
    total = item_minor + shipping_minor
    parts = dict(paid) if paid else {method: total}
    if sum(parts.values()) != total:
        raise ValueError("what was paid is not the total")
    Sale.objects.bulk_create(
        [Sale(order_id=order_id, seller_id=seller_id, currency=currency, gross_minor=total)], ignore_conflicts=True
    )
    return record_transaction(
        idempotency_key=f"order:{order_id}:held",
        kind=rules.SALE_HELD,
        order_id=order_id,
        entries=[
            *(Entry(LedgerAccount(rules.RECEIVED, name), -part, currency) for name, part in parts.items()),
            Entry(rules.of_seller(rules.HELD, seller_id), total, currency),
        ],
        now=now,
    )
