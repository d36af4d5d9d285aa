"""The seller's money: where it is, why it moved, where it goes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.kernel.site import SITE_CURRENCY
from haat.ledger import queries
from haat.ledger.operations.save_payout_destination import save_payout_destination
from haat.ledger.web.forms import DestinationForm

PAGE = 30


@login_required
@require_http_methods(["GET", "POST"])
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
    before = request.GET.get("before", "")
    lines = queries.statement(account_id, before=int(before) if before.isdecimal() else None, limit=PAGE + 1)
    currency = SITE_CURRENCY.value()
    context = {
        "form": form,
        "balances": queries.balances(account_id, currency),
        "currency": currency,
        "minimum_minor": queries.minimum_payout_minor(),
        "destination": queries.payout_destination(account_id),
        "lines": lines[:PAGE],
        "older": lines[PAGE - 1].id if len(lines) > PAGE else None,
    }
    return render(request, "ledger/money.html", context, status=422 if form.errors else 200)
