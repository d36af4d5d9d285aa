from datetime import datetime

from django.db import transaction

from haat.ledger import rules
from haat.ledger.models import LedgerTransaction, Sale
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.operations.refund_sale import RefundTooLarge
from haat.ledger.types import Entry


@transaction.atomic
def set_dispute_aside(
    *, order_id: int, seller_id: int, amount_minor: int, currency: str, dispute_key: str, now: datetime
) -> int:
    """The buyer's bank asks for a payment back: that much of the sale is set aside until it is decided.

    After the release the seller's available money may go below zero by it. Raises RefundTooLarge, KeyReused.
    """
    sale = Sale.objects.select_for_update().filter(order_id=order_id, seller_id=seller_id, currency=currency).first()
    known = LedgerTransaction.objects.filter(idempotency_key=f"dispute:{dispute_key}").first()
    if known is not None:
        return known.pk
    if sale is None or not 0 < amount_minor <= sale.gross_minor - sale.refunded_minor - sale.disputed_minor:
        raise RefundTooLarge
    sale.disputed_minor += amount_minor
    sale.save(update_fields=["disputed_minor"])
    taken_from = rules.HELD if sale.released_at is None else rules.AVAILABLE
    return record_transaction(
        idempotency_key=f"dispute:{dispute_key}",
        kind=rules.DISPUTE_BEGUN,
        order_id=order_id,
        entries=[
            Entry(rules.of_seller(taken_from, seller_id), -amount_minor, currency),
            Entry(rules.of_seller(rules.DISPUTED, seller_id), amount_minor, currency),
        ],
        details={"amount": amount_minor},
        now=now,
    )
