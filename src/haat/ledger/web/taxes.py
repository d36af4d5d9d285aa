"""Tax that the market keeps for the state: what waits, and saying that it was handed over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.site import site_day
from haat.ledger import queries
from haat.ledger.operations.hand_over_tax import hand_over_tax
from haat.ledger.operations.take_back_tax import take_back_tax
from haat.ledger.queries.words import place
from haat.ledger.types import LedgerAccount
from haat.ledger.web.books import currency_of, of_the_books, with_a_reason
from haat.ledger.web.forms import HandoverForm, TakeBackForm
from haat.ledger.web.names import owners

_ACT = "ledger.change_ledgertransaction"


@of_the_books()
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every account of tax, with what is kept and what has left."""
    kept = queries.taxes_kept()
    names = owners(each.account.code for each in kept)
    rows = [{"kept": each, "name": place(each.account.kind), "owner": names[each.account.code]} for each in kept]
    return render(request, "ledger/taxes.html", {"rows": rows})


@of_the_books()
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, code: str) -> HttpResponse:
    """One of them: what left it; a POST says that a part of what is kept was handed over."""
    of, currency = queries.account_of(code), currency_of(request)
    kept = queries.kept_for_state(of, currency)
    form = HandoverForm(
        currency, request.POST or None, initial={"amount": max(0, kept), "paid_on": site_day(clock.now())}
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _hand_over(request, of, currency, form)
            except Refusal as refused:
                status = 422 if refused.fields else refused.status
                form.refuse(refused)
            else:
                messages.success(request, _("Booked: it has left for the state."))
                return redirect(f"{request.path}?currency={currency}")
    context = {
        "form": form,
        "code": code,
        "name": place(of.kind),
        "owner": owners([code])[code],
        "currency": currency,
        "kept_minor": kept,
        "handovers": queries.handovers_of(of, currency),
        "may": request.user.has_perm(_ACT),
    }
    return render(request, "ledger/tax.html", context, status=status)


def _hand_over(request: HttpRequest, of: LedgerAccount, currency: str, form: HandoverForm) -> None:
    if not request.user.has_perm(_ACT):
        raise Refusal(_("You may read this, but not book."))
    hand_over_tax(
        actor_id=int(request.user.pk or 0),
        account=of,
        currency=currency,
        amount_minor=form.cleaned_data["amount"],
        reference=form.cleaned_data["reference"],
        paid_on=form.cleaned_data["paid_on"],
        today=site_day(clock.now()),
        now=clock.now(),
    )


@of_the_books(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def taken_back(request: HttpRequest, handover_id: int) -> HttpResponse:
    """A hand-over came back, or was noted wrongly."""
    found = queries.handover_for(handover_id)
    me, now = int(request.user.pk or 0), clock.now()
    return with_a_reason(
        request,
        TakeBackForm(request.POST or None),
        lambda reason: take_back_tax(actor_id=me, handover_id=handover_id, reason=reason, now=now),
        done=_("Taken back: it is kept for the state again."),
        then=reverse("tax", args=[found.account.code]),
        page="ledger/tax_taken_back.html",
        context={"found": found, "code": found.account.code, "currency": found.currency},
    )
