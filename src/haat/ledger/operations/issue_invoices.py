"""Commission invoices of a month: one for what was charged to a seller, one credit note for what came back.

Numbers have no gaps: the series' row is raised in the transaction that writes the invoice, so that a number is used or
not given. Again for the same month adds only what is missing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.kernel.statements import rows
from haat.ledger import policies
from haat.ledger.events import InvoiceIssued
from haat.ledger.models import CommissionInvoice
from haat.ledger.queries.invoices import Charged, charged_in, next_month

_TAKE_NUMBER = """
INSERT INTO ledger_invoiceseries (name, last_number) VALUES (%s, 1)
ON CONFLICT (name) DO UPDATE SET last_number = ledger_invoiceseries.last_number + 1 RETURNING last_number
"""


def issue_invoices(*, month: date, actor_id: int | None, now: datetime) -> int:
    """How many were issued for a month that is over; ValueError while it is not."""
    if next_month(datetime(month.year, month.month, 1, tzinfo=UTC)) > now:
        raise ValueError("the month is not over")
    return sum(_issue(charged, month.replace(day=1), actor_id, now) for charged in charged_in(month))


@transaction.atomic
def _issue(charged: Charged, month: date, actor_id: int | None, now: datetime) -> int:
    came = [line for line in charged.lines if line["net"] + line["vat"] > 0]
    returned = [line for line in charged.lines if line["net"] + line["vat"] < 0]
    issued = 0
    for kind, lines in ((CommissionInvoice.Kind.INVOICE, came), (CommissionInvoice.Kind.CREDIT_NOTE, returned)):
        if lines:
            issued += _issue_one(kind, lines, charged, month, actor_id, now)
    return issued


def _issue_one(
    kind: str,
    lines: Sequence[Mapping[str, Any]],
    charged: Charged,
    month: date,
    actor_id: int | None,
    now: datetime,
) -> bool:
    same = {"seller_id": charged.seller_id, "month": month, "currency": charged.currency, "kind": kind}
    if CommissionInvoice.objects.filter(**same).exists():
        return False
    series = re.sub(r"[^A-Z0-9]", "", policies.INVOICE_SERIES.value().upper()) or "HAAT"
    ((number,),) = rows(_TAKE_NUMBER, [series])
    invoice = CommissionInvoice.objects.create(
        **same,
        series=series,
        number=number,
        net_minor=abs(sum(line["net"] for line in lines)),
        vat_minor=abs(sum(line["vat"] for line in lines)),
        lines=[{**line, "net": abs(line["net"]), "vat": abs(line["vat"])} for line in lines],
        parties=_parties(charged.seller_id),
        issued_at=now,
    )
    record(
        actor_id=actor_id,
        action="ledger.invoice_issued",
        subject=f"commission_invoice:{invoice.pk}",
        now=now,
        number=f"{series}-{number:06d}",
    )
    publish(InvoiceIssued(account_id=charged.seller_id, invoice_id=invoice.pk, month=f"{month:%Y-%m}"))
    return True


def _parties(seller_id: int) -> dict[str, Any]:
    """Both sides as they are today; an invoice does not change when they do."""
    try:
        seller = person(seller_id)
    except NotFound:
        seller = None
    return {
        "operator": [part.strip() for part in policies.OPERATOR_LINES.value().split(",") if part.strip()],
        "operator_tax_id": policies.OPERATOR_TAX_ID.value(),
        "seller": seller.display_name if seller else str(seller_id),
        "handle": seller.handle if seller else "",
        "city": seller.city if seller else "",
        "country": seller.country if seller else "",
        "vat_points": policies.VAT_ON_COMMISSION.value(),
    }
