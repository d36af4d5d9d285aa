"""The seller's money: where it is, why it moved, where it goes, and the invoices about it."""

import csv
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.kernel.money import Money
from haat.kernel.site import SITE_CURRENCY, midnight
from haat.ledger import queries
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.queries.exports import no_formula
from haat.ledger.queries.invoice_pdf import invoice_pdf, month_name
from haat.ledger.queries.invoices import next_month
from haat.ledger.web.forms import DestinationForm
from haat.ledger.web.words import tell

PAGE = 30
MOST_LINES = 500
FIRST_YEAR = 2000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest) -> HttpResponse:
    """Balances, the statement with each line explained, and the payout destination."""
    account_id = int(request.user.pk or 0)
    form = DestinationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_payout_destination(account_id=account_id, **form.cleaned_data, now=clock.now())
        except InvalidInput as refused:
            for name, message in refused.fields.items():
                form.add_error(name, str(message))
        else:
            messages.success(request, _("Saved. The next payout goes there."))
            return redirect("money")
    before, month = request.GET.get("before", ""), month_of(request)
    lines = queries.statement(
        account_id, before=int(before[:18]) if before.isdecimal() else None, limit=PAGE + 1, **_bounds(month)
    )
    currency = SITE_CURRENCY.value()
    context = {
        "form": form,
        "balances": queries.balances(account_id, currency),
        "currency": currency,
        "minimum_minor": queries.minimum_payout_minor(),
        "destination": queries.payout_destination(account_id),
        "credit_minor": queries.wallet_balance(account_id, currency),
        "reserve": queries.reserve_of(account_id, clock.now()),
        "lines": [tell(line) for line in lines[:PAGE]],
        "older": lines[PAGE - 1].id if len(lines) > PAGE else None,
        "months": [
            {"value": f"{each:%Y-%m}", "name": month_name(each), "on": each == month}
            for each in queries.months_of(account_id)[:12]
        ],
        "month": month,
        "month_value": f"{month:%Y-%m}" if month else "",
    }
    return render(request, "ledger/money.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def statement_csv(request: HttpRequest) -> HttpResponse:
    """The statement for a spreadsheet: a month, or the newest 500 lines."""
    lines = queries.statement(int(request.user.pk or 0), limit=MOST_LINES, **_bounds(month_of(request)))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statement.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(
        [
            "number",
            "at",
            "kind",
            "order",
            "words",
            "held",
            "available",
            "commission",
            "tax",
            "sales_tax",
            "after",
            "currency",
        ]
    )
    for told in map(tell, lines):
        line = told.line
        kept = (line.commission_minor, line.vat_minor, line.site_tax_minor)
        amounts = (line.held_minor, line.available_minor, *kept, line.after_minor)
        writer.writerow(
            [
                line.id,
                line.at.isoformat(),
                line.kind,
                line.order_id or "",
                no_formula(" ".join([told.title, *told.why])),
                *(f"{Money(amount, line.currency).decimal:f}" for amount in amounts),
                line.currency,
            ]
        )
    return response


@login_required
@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    """Commission invoices and credit notes, newest first."""
    found = queries.invoices_of(int(request.user.pk or 0))
    rows = [{"invoice": each, "month": month_name(each.month)} for each in found]
    return render(request, "ledger/invoices.html", {"rows": rows})


@login_required
@require_safe
def invoice(request: HttpRequest, invoice_id: int) -> HttpResponse:
    """One as a PDF in the reader's language: the seller's own, or anybody's for who may see the books."""
    sees_all = request.user.has_perm("ledger.view_ledgertransaction")
    found = queries.invoice_for(int(request.user.pk or 0), invoice_id, of_anybody=sees_all)
    content = invoice_pdf(found, (get_language() or "en").split("-")[0])
    disposition = f'inline; filename="{found.name}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def month_of(request: HttpRequest) -> date | None:
    """The month that was asked for ("2026-03"); None for all, and for what is no month."""
    try:
        asked = date.fromisoformat(f"{request.GET.get('month', '')[:7]}-01")
    except ValueError:
        return None
    return asked if FIRST_YEAR <= asked.year < date.max.year else None


def _bounds(month: date | None) -> dict[str, Any]:
    if month is None:
        return {}
    return {"since": midnight(month), "until": midnight(next_month(month))}
