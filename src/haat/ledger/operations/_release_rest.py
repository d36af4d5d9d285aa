"""Release what is left of a sale of which a part came back, or is disputed."""

from datetime import datetime

from django.db.models import Q

from haat.kernel.money import basis_points, split_largest_remainder
from haat.ledger import rules
from haat.ledger.models import ReservePart, ReserveRule, Sale
from haat.ledger.operations.hold_sale import begin_sale
from haat.ledger.operations.record_transaction import NotEnough, record_transaction
from haat.ledger.policies import STANDARD_RESERVE
from haat.ledger.types import Entry, LedgerAccount, SaleRelease, Terms


def release_rest(*, sale: SaleRelease, kept_until: datetime, now: datetime) -> int | None:
    """The transaction, 0 when nothing is left, None when it was released before; inside the caller's transaction.

    Commission, and tax for the state, are taken in proportion to what did not come back. Raises NotEnough when the sale
    is not held.
    """
    total = sale.item_minor + sale.shipping_minor
    if sale.cash_with and total:
        # Cash that was not noted when it was paid begins with its release.
        begin_sale(
            order_id=sale.order_id,
            seller_id=sale.seller_id,
            currency=sale.currency,
            gross_minor=total,
            cash_minor=total,
        )
    row = Sale.objects.select_for_update().filter(pk=sale.order_id, seller_id=sale.seller_id).first()
    if row is None or row.currency != sale.currency:
        if total == 0:
            return 0
        raise NotEnough
    if row.released_at is not None:
        return None
    _take(sale, row)
    row.released_at = now
    row.save(update_fields=["fee_minor", "vat_minor", "site_tax_minor", "site_tax_country", "released_at"])
    cash = row.cash_minor - row.cash_refunded_minor
    held = row.gross_minor - row.refunded_minor - row.disputed_minor - cash
    owed = cash if sale.cash_with == "courier" else 0
    net = held + owed - row.fee_minor - row.vat_minor - row.site_tax_minor
    kept = basis_points(max(0, net), _reserve_points(row.seller_id, now))
    if kept:
        ReservePart.objects.create(
            order_id=row.pk, seller_id=row.seller_id, currency=row.currency, amount_minor=kept, due_at=kept_until
        )
    entries = [
        Entry(rules.of_seller(rules.HELD, row.seller_id), -held, row.currency),
        Entry(LedgerAccount(rules.COURIER), -owed, row.currency),
        Entry(rules.of_seller(rules.AVAILABLE, row.seller_id), net - kept, row.currency),
        Entry(rules.of_seller(rules.RESERVE, row.seller_id), kept, row.currency),
        Entry(LedgerAccount(rules.COMMISSION), row.fee_minor, row.currency),
        Entry(LedgerAccount(rules.VAT), row.vat_minor, row.currency),
        Entry(rules.sales_tax_of(row.site_tax_country), row.site_tax_minor, row.currency),
    ]
    if not any(entry.amount_minor for entry in entries):
        return 0
    return record_transaction(
        idempotency_key=key_of(sale),
        kind=_KINDS[sale.cash_with],
        order_id=sale.order_id,
        entries=entries,
        details=details_of(sale.terms),
        now=now,
    )


def _take(sale: SaleRelease, row: Sale) -> None:
    """Commission and taxes of what is left of the sale; noted on its row."""
    parts = [row.gross_minor - row.refunded_minor, row.refunded_minor]
    row.fee_minor = split_largest_remainder(sale.terms.fee_minor, parts)[0] if row.gross_minor else 0
    row.vat_minor = split_largest_remainder(sale.terms.vat_minor, parts)[0] if row.gross_minor else 0
    row.site_tax_minor = split_largest_remainder(sale.site_tax_minor, parts)[0] if row.gross_minor else 0
    row.site_tax_country = rules.sales_tax_of(sale.site_tax_country).owner
    row.fee_minor, row.vat_minor = rules.beside_tax(parts[0], row.site_tax_minor, row.fee_minor, row.vat_minor)


_KINDS = {"": rules.SALE_RELEASED, "courier": rules.COD_BY_COURIER, "seller": rules.COD_BY_SELLER}


def key_of(sale: SaleRelease) -> str:
    """What makes the release of an order one, however often it is asked for."""
    return f"order:{sale.order_id}:{'cod' if sale.cash_with else 'released'}"


def details_of(terms: Terms) -> dict[str, object]:
    """The rule that matched, readable for ever [LED-3]."""
    return {"rule": terms.rule_name, "rule_id": terms.rule_id, "points": terms.points}


def _reserve_points(seller_id: int, now: datetime) -> int:
    """What is kept back of the seller's sales, in hundredths of a percent."""
    rule = ReserveRule.objects.filter(Q(until=None) | Q(until__gt=now), seller_id=seller_id, ended_at=None).first()
    return rule.points if rule else STANDARD_RESERVE.value()
