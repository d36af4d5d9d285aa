"""Commission invoices and what they are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from haat.kernel.errors import NotFound
from haat.kernel.site import site_day
from haat.ledger.models import CommissionInvoice
from haat.ledger.types import InvoiceView

_CHARGED = """
SELECT split_part(s.account, ':', 2)::bigint AS seller, e.currency, t.order_id, t.at, t.kind,
       coalesce(t.details ->> 'rule', '') AS rule,
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'commission'), 0)::bigint AS net,
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'vat'), 0)::bigint AS vat
FROM ledger_ledgertransaction t
JOIN ledger_ledgerentry e ON e.transaction_id = t.id AND e.account IN ('commission', 'vat')
JOIN LATERAL (
    SELECT account FROM ledger_ledgerentry x
    WHERE x.transaction_id = t.id AND x.account ~ '^(available|held|disputed):' LIMIT 1
) s ON true
WHERE t.at >= %(since)s AND t.at < %(until)s
GROUP BY 1, 2, 3, 4, 5, 6, t.id ORDER BY 1, 2, t.id
"""


@dataclass(frozen=True, slots=True)
class Charged:
    """Commission that one seller was charged, or got back (negative), in a month."""

    seller_id: int
    currency: str
    lines: Sequence[Mapping[str, Any]]


def charged_in(since: datetime, until: datetime) -> list[Charged]:
    """By seller and currency, each line with its order, moment, rule and amounts."""
    found: dict[tuple[int, str], list[dict[str, Any]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_CHARGED, {"since": since, "until": until})
        for seller, currency, order_id, at, kind, rule, net, vat in cursor.fetchall():
            line = {"order_id": order_id, "at": at.isoformat(), "kind": kind, "rule": rule, "net": net, "vat": vat}
            found.setdefault((seller, currency), []).append(line)
    return [Charged(seller, currency, lines) for (seller, currency), lines in found.items()]


def next_month(since: date) -> date:
    """The first day of the month after."""
    return since.replace(year=since.year + since.month // 12, month=since.month % 12 + 1, day=1)


def months_to_invoice(now: datetime) -> list[date]:
    """The last three months that are over, oldest first: what was left out is caught up."""
    first = site_day(now).replace(day=1)
    months = []
    for _ in range(3):
        first = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
        months.append(first)
    return months[::-1]


def invoices_of(seller_id: int, limit: int = 100) -> list[InvoiceView]:
    """The seller's invoices and credit notes, newest first."""
    rows = CommissionInvoice.objects.filter(seller_id=seller_id).order_by("-month", "-pk")[:limit]
    return [_view(row) for row in rows]


def invoice_for(viewer_id: int, invoice_id: int, *, of_anybody: bool = False) -> InvoiceView:
    """An invoice of the viewer, or of anybody for who may see the books. Raises NotFound."""
    rows = CommissionInvoice.objects.filter(pk=invoice_id)
    row = (rows if of_anybody else rows.filter(seller_id=viewer_id)).first()
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: CommissionInvoice) -> InvoiceView:
    return InvoiceView(
        id=row.pk,
        name=f"{row.series}-{row.number:06d}",
        kind=row.kind,
        seller_id=row.seller_id,
        month=row.month,
        currency=row.currency,
        net_minor=row.net_minor,
        vat_minor=row.vat_minor,
        issued_at=row.issued_at,
        lines=row.lines,
        parties=row.parties,
    )
