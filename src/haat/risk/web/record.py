"""The buyer's own delivery record."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.risk.operations.appeal_strike import appeal_strike
from haat.risk.operations.dispute_reputation import dispute_reputation
from haat.risk.queries import record_of
from haat.risk.web.forms import AppealForm


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """How parcels ended, strikes, until when."""
    return _page(request, {})


@login_required
@require_POST
def appeal(request: HttpRequest, strike_id: int) -> HttpResponse:
    """What was different about this parcel."""
    form = AppealForm(request.POST)
    if form.is_valid():
        try:
            appeal_strike(account_id=_me(request), strike_id=strike_id, now=clock.now(), **form.cleaned_data)
        except InvalidInput as refusal:
            for name, sentence in refusal.fields.items():
                form.add_error(name, str(sentence))
        else:
            messages.success(request, _("Thank you. Somebody reads it and answers you here."))
            return redirect("cod_record")
    return _page(request, {strike_id: form}, status=422)


@login_required
@require_POST
def dispute(request: HttpRequest) -> HttpResponse:
    """What other communities say of my number is wrong."""
    form = AppealForm(request.POST)
    if form.is_valid():
        try:
            dispute_reputation(
                account_id=_me(request),
                phone_key=request.POST.get("phone", "")[:32],
                now=clock.now(),
                **form.cleaned_data,
            )
        except InvalidInput as refusal:
            for name, sentence in refusal.fields.items():
                form.add_error(name, str(sentence))
        else:
            messages.success(request, _("Thank you. Until somebody answers, it is not used."))
            return redirect("cod_record")
    return _page(request, {}, status=422, dispute_form=form)


def _page(
    request: HttpRequest,
    typed: dict[int, AppealForm],
    *,
    status: int = 200,
    dispute_form: AppealForm | None = None,
) -> HttpResponse:
    record = record_of(_me(request), now=clock.now())
    strikes = [
        {
            "strike": strike,
            "counts": strike.counts(record.now),
            "form": typed.get(strike.id) or AppealForm(auto_id=f"id_{strike.id}_%s"),
            "open": strike.id in typed,
        }
        for strike in record.strikes
    ]
    context = {
        "record": record,
        "strikes": strikes,
        "dispute_form": dispute_form or AppealForm(auto_id="id_dispute_%s"),
    }
    return render(request, "risk/record.html", context, status=status)


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
