from datetime import datetime

from django.db import transaction

from haat.kernel.statements import rows
from haat.ledger import rules
from haat.ledger.models import LedgerTransaction, Sale
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic(savepoint=False)
def hold_sale(*, order_id: int, seller_id: int, method: str, amount_minor: int, currency: str, now: datetime) -> int:
    """The buyer's money for an order, by one method, is with us: it is held until all is well.

    An order that is paid in several ways is held in as many parts; store credit that was spent on it is the method
    "wallet". Raises KeyReused when that method brought another amount before, ValueError when nothing came.
    """
    if amount_minor <= 0:
        raise ValueError("a payment is more than nothing")
    key = f"order:{order_id}:held:{method}"
    if not begin_sale(order_id=order_id, seller_id=seller_id, currency=currency, gross_minor=amount_minor):
        sale = Sale.objects.select_for_update().get(order_id=order_id)
        if not LedgerTransaction.objects.filter(idempotency_key=key).exists():
            sale.gross_minor += amount_minor
            sale.save(update_fields=["gross_minor"])
    return record_transaction(
        idempotency_key=key,
        kind=rules.SALE_HELD,
        order_id=order_id,
        entries=[
            Entry(LedgerAccount(rules.RECEIVED, method), -amount_minor, currency),
            Entry(rules.of_seller(rules.HELD, seller_id), amount_minor, currency),
        ],
        now=now,
    )


def begin_sale(*, order_id: int, seller_id: int, currency: str, gross_minor: int, cash_minor: int = 0) -> bool:
    """The row of a sale, when its first money comes; False when it is there already, and nothing is changed."""
    made = rows(
        """
        INSERT INTO ledger_sale (order_id, seller_id, currency, gross_minor, cash_minor) VALUES (%s, %s, %s, %s, %s)
        ON CONFLICT (order_id) DO NOTHING RETURNING order_id
        """,
        [order_id, seller_id, currency, gross_minor, cash_minor],
    )
    return bool(made)
