from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.ledger import rules
from haat.ledger.models import LedgerTransaction, Sale
from haat.ledger.operations.record_transaction import KeyReused, record_transaction
from haat.ledger.operations.refund_sale import REFUNDED, give_commission_back, give_tax_back
from haat.ledger.types import Entry, LedgerAccount


@transaction.atomic
def settle_dispute(*, dispute_key: str, won: bool, method: str, now: datetime) -> int:
    """The bank decided. Won: the money is the seller's again, held or available. Lost: it left by `method`.

    A lost dispute gives commission and taxes back like a refund. Raises NotFound when none was begun, KeyReused when
    it was decided otherwise before.
    """
    begun = LedgerTransaction.objects.filter(idempotency_key=f"dispute:{dispute_key}").first()
    if begun is None or begun.order_id is None:
        raise NotFound
    sale = Sale.objects.select_for_update().get(order_id=begun.order_id)
    kind = rules.DISPUTE_WON if won else rules.DISPUTE_LOST
    known = LedgerTransaction.objects.filter(idempotency_key=f"dispute:{dispute_key}:settled").first()
    if known is not None:
        if known.kind != kind:
            raise KeyReused
        return known.pk
    amount = int(begun.details["amount"])
    sale.disputed_minor -= amount
    back_to = rules.of_seller(rules.HELD if sale.released_at is None else rules.AVAILABLE, sale.seller_id)
    entries = [Entry(rules.of_seller(rules.DISPUTED, sale.seller_id), -amount, sale.currency)]
    fee = vat = tax = 0
    if won:
        entries.append(Entry(back_to, amount, sale.currency))
    else:
        sale.refunded_minor += amount
        fee, vat = give_commission_back(sale) if sale.released_at else (0, 0)
        tax = give_tax_back(sale) if sale.released_at else 0
        entries += [
            Entry(LedgerAccount(rules.RECEIVED, method), amount, sale.currency),
            Entry(back_to, fee + vat + tax, sale.currency),
            Entry(LedgerAccount(rules.COMMISSION), -fee, sale.currency),
            Entry(LedgerAccount(rules.VAT), -vat, sale.currency),
            Entry(rules.sales_tax_of(sale.site_tax_country), -tax, sale.currency),
        ]
    sale.save(update_fields=["disputed_minor", *REFUNDED])
    return record_transaction(
        idempotency_key=f"dispute:{dispute_key}:settled",
        kind=kind,
        order_id=sale.order_id,
        entries=entries,
        details={"amount": amount, "commission": fee, "vat": vat, "site_tax": tax},
        now=now,
    )
