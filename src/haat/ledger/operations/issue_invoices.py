"""Commission invoices of a month: one for what was charged to a seller, one credit note for what came back.

Numbers have no gaps: the series' row is raised in the transaction that writes the invoice, so that a number is used or
not given. Again for the same month adds only what is missing. Months are those of the market's clock; where one was cut
is kept, so that no sale stands on two invoices or on none when the clock is set to another zone.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from haat.accounts.queries import person
from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.kernel.site import SITE_TIME_ZONE, midnight
from haat.kernel.statements import rows
from haat.ledger import policies
from haat.ledger.events import InvoiceIssued
from haat.ledger.models import CommissionInvoice, InvoiceMonth
from haat.ledger.queries.invoices import Charged, charged_in, next_month

_TAKE_NUMBER = """
INSERT INTO ledger_invoiceseries (name, last_number) VALUES (%s, 1)
ON CONFLICT (name) DO UPDATE SET last_number = ledger_invoiceseries.last_number + 1 RETURNING last_number
"""


def issue_invoices(*, month: date, actor_id: int | None, now: datetime) -> int:
    """How many were issued for a month that is over; ValueError while it is not."""
    first = month.replace(day=1)
    if midnight(next_month(first)) > now:
        raise ValueError("the month is not over")
    return sum(_issue(charged, first, actor_id, now) for charged in charged_in(*_bounds(first)))


def _bounds(month: date) -> tuple[datetime, datetime]:
    """From where the month before was cut to where this one is, for good."""
    cut, _new = InvoiceMonth.objects.get_or_create(month=month, defaults={"until": midnight(next_month(month))})
    before = InvoiceMonth.objects.filter(month__lt=month).order_by("-month").first()
    just_before = before is not None and next_month(before.month) == month
    return before.until if before and just_before else midnight(month), cut.until


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
        "time_zone": SITE_TIME_ZONE.value(),
        "vat_points": policies.VAT_ON_COMMISSION.value(),
    }
