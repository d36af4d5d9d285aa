"""My store credit: what there is, why, and how it becomes money again."""

import uuid

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.money import parse_minor
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.operations.take_out_credit import take_out_credit
from haat.ledger.queries import minimum_payout_minor, payout_destination, wallet_balance, wallet_statement
from haat.payments.queries import card_is_on

PAGE = 50


class TakeOutForm(forms.Form):
    """How much becomes money again."""

    amount = forms.CharField(
        label=gettext_lazy("How much"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}),
    )
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean_amount(self) -> int:
        try:
            minor = parse_minor(self.cleaned_data["amount"], SITE_CURRENCY.value())
        except ValueError as error:
            raise forms.ValidationError(_("Please write an amount, such as 2,400.")) from error
        if minor <= 0:
            raise forms.ValidationError(_("Please write an amount above zero."))
        return minor


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wallet(request: HttpRequest) -> HttpResponse:
    """Balance and lines; a POST takes some of it out, to be paid with the next payout."""
    me, currency = int(request.user.pk or 0), SITE_CURRENCY.value()
    form = TakeOutForm(request.POST or None, initial={"key": str(uuid.uuid4())})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                take_out_credit(
                    account_id=me,
                    amount_minor=form.cleaned_data["amount"],
                    currency=currency,
                    key=form.cleaned_data["key"],
                    now=clock.now(),
                )
            except Refusal as refusal:
                form.add_error("amount", str(refusal.message))
                status = refusal.status
            else:
                messages.success(request, _("It goes out with the next payout."))
                return redirect("wallet")
    context = {
        "form": form,
        "balance": wallet_balance(me, currency),
        "currency": currency,
        "lines": wallet_statement(me, currency, limit=PAGE),
        "destination": payout_destination(me),
        "minimum_minor": minimum_payout_minor(),
        "provider_is_on": card_is_on(),
    }
    return render(request, "payments/wallet.html", context, status=status)
