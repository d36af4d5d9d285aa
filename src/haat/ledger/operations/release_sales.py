"""Accepted orders become their sellers' money, many at once: one commit touches the platform's account for all.

1. The sales' rows are locked in the order of their ids: a refund of one of them waits, or was before and counts.
2. What is left of each sale goes to the seller, less the commission frozen on the order and the tax on it [LED-3].
3. Of a seller with a reserve a part of it is kept back for some days [LED-7].
4. Cash at the door is with the courier, who owes it to us, or with the seller, who owes the commission [LED-6].
5. A sale that was released before is left as it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from haat.kernel.money import basis_points, split_largest_remainder
from haat.ledger import rules
from haat.ledger.models import LedgerTransaction, ReservePart, ReserveRule, Sale
from haat.ledger.operations.record_transaction import NotEnough
from haat.ledger.operations.record_transactions import record_all
from haat.ledger.policies import RESERVE_DAYS, STANDARD_RESERVE
from haat.ledger.types import Entry, LedgerAccount, SaleRelease, Transfer

LARGEST_RELEASE = 500


@transaction.atomic
def release_sales(*, sales: Sequence[SaleRelease], now: datetime) -> list[int]:
    """The transaction of each, in their order; 0 when nothing was left to move.

    Raises NotEnough when nothing is held for one of them, ValueError for more than 500 or one order twice.
    """
    if len(sales) > LARGEST_RELEASE or len({sale.order_id for sale in sales}) != len(sales):
        raise ValueError("at most 500 orders, each once")
    rows = _locked(sales, now)
    points = _reserve_points({sale.seller_id for sale in sales}, now)
    transfers = {
        sale.order_id: transfer
        for sale in sales
        if rows[sale.order_id].released_at is None
        and (transfer := _release(sale, rows[sale.order_id], points[sale.seller_id], now))
    }
    fresh = [row for row in rows.values() if row.released_at is None]
    for row in fresh:
        row.released_at = now
    Sale.objects.bulk_update(fresh, ["fee_minor", "vat_minor", "released_at"])
    booked = dict(zip(transfers, record_all(transfers=list(transfers.values()), now=now), strict=True))
    return [booked[sale.order_id] if sale.order_id in booked else _booked_before(sale) for sale in sales]


def _locked(sales: Sequence[SaleRelease], now: datetime) -> Mapping[int, Sale]:
    Sale.objects.bulk_create(
        [
            Sale(
                order_id=sale.order_id,
                seller_id=sale.seller_id,
                currency=sale.currency,
                gross_minor=sale.item_minor + sale.shipping_minor,
                cash_minor=sale.item_minor + sale.shipping_minor,
            )
            for sale in sales
            if sale.cash_with
        ],
        ignore_conflicts=True,
    )
    wanted = {sale.order_id: sale for sale in sales}
    rows = {row.pk: row for row in Sale.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    for order_id, sale in wanted.items():
        row = rows.get(order_id)
        if row is None or (row.seller_id, row.currency) != (sale.seller_id, sale.currency):
            raise NotEnough
    return rows


def _release(sale: SaleRelease, row: Sale, reserve_points: int, now: datetime) -> Transfer | None:
    rest = row.gross_minor - row.refunded_minor
    parts = [rest, row.refunded_minor]
    fee = split_largest_remainder(sale.terms.fee_minor, parts)[0] if row.gross_minor else 0
    vat = split_largest_remainder(sale.terms.vat_minor, parts)[0] if row.gross_minor else 0
    row.fee_minor, row.vat_minor = fee, vat
    cash = row.cash_minor - row.cash_refunded_minor
    held = rest - row.disputed_minor - cash
    by_courier = cash if sale.cash_with == "courier" else 0
    net = held + by_courier - fee - vat
    kept = basis_points(net, reserve_points) if net > 0 else 0
    if kept:
        due_at = now + timedelta(days=RESERVE_DAYS.value())
        ReservePart.objects.create(
            order_id=row.pk, seller_id=row.seller_id, currency=row.currency, amount_minor=kept, due_at=due_at
        )
    entries = [
        Entry(rules.of_seller(rules.AVAILABLE, row.seller_id), net - kept, row.currency),
        Entry(rules.of_seller(rules.RESERVE, row.seller_id), kept, row.currency),
        Entry(LedgerAccount(rules.COMMISSION), fee, row.currency),
        Entry(LedgerAccount(rules.VAT), vat, row.currency),
        Entry(LedgerAccount(rules.COURIER), -by_courier, row.currency),
        Entry(rules.of_seller(rules.HELD, row.seller_id), -held, row.currency),
    ]
    if not any(entry.amount_minor for entry in entries):
        return None
    return Transfer(
        idempotency_key=key_of(sale),
        kind=_KINDS[sale.cash_with],
        order_id=sale.order_id,
        entries=entries,
        details={"rule": sale.terms.rule_name, "rule_id": sale.terms.rule_id, "points": sale.terms.points},
    )


_KINDS = {"": rules.SALE_RELEASED, "courier": rules.COD_BY_COURIER, "seller": rules.COD_BY_SELLER}


def key_of(sale: SaleRelease) -> str:
    """What makes the release of an order one, however often it is asked for."""
    return f"order:{sale.order_id}:{'cod' if sale.cash_with else 'released'}"


def _booked_before(sale: SaleRelease) -> int:
    return LedgerTransaction.objects.filter(idempotency_key=key_of(sale)).values_list("pk", flat=True).first() or 0


def _reserve_points(seller_ids: set[int], now: datetime) -> dict[int, int]:
    """What is kept back of each seller's sales, in hundredths of a percent."""
    decided = dict.fromkeys(seller_ids, STANDARD_RESERVE.value())
    for rule in ReserveRule.objects.filter(seller_id__in=seller_ids, ended_at__isnull=True):
        if rule.until is None or rule.until > now:
            decided[rule.seller_id] = rule.points
    return decided
