"""One's standing and one's data: read, appeal, take along, erase."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.accounts.operations.appeal_standing import appeal_standing
from haat.accounts.operations.erase_account import erase_account
from haat.accounts.operations.export_account import export_account
from haat.accounts.queries import own_closet, standing_of, standings_of
from haat.kernel import clock
from haat.kernel.limits import spend
from haat.kernel.web.sign_in import signed_in, typed_before
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import AppealForm, EraseForm
from haat.pages.web.viewer import own_id


@signed_in
def standing(request: HttpRequest) -> HttpResponse:
    """What holds for the account, why, by whom, until when; and the person's answer."""
    account_id, now = own_id(request), clock.now()
    if request.method == "POST":
        form = AppealForm(request.POST)
        if accepted(form, lambda **words: appeal_standing(account_id=account_id, **words, now=now)):
            messages.success(request, _("Sent. Somebody other than the first moderator reads it."))
            return redirect("me_standing")
    else:
        form = AppealForm(initial=typed_before(request))
    holding = standing_of(account_id, now=now)
    shown = {
        "form": form,
        "standing": holding,
        "past": [past for past in standings_of(account_id) if past.id != holding.id],
    }
    return render(request, "pages/me/standing.html", shown, status=422 if form.errors else 200)


@signed_in
def data(request: HttpRequest) -> HttpResponse:
    """Take everything along, or leave."""
    return render(request, "pages/me/data.html", {"form": EraseForm(), "closet": own_closet(own_id(request))})


@require_POST
@signed_in
def export(request: HttpRequest) -> FileResponse:
    """Everything about me, as a zip of JSON and media."""
    account_id, now = own_id(request), clock.now()
    spend(key=f"export:{account_id}", at_most=5, per=timedelta(hours=1), now=now)
    package = export_account(account_id=account_id, now=now)
    return FileResponse(package, as_attachment=True, filename=f"haat-{account_id}-{now:%Y-%m-%d}.zip")


@require_POST
@signed_in
def erase(request: HttpRequest) -> HttpResponse:
    """Erase me, once the e-mail was typed again."""
    account_id, now = own_id(request), clock.now()
    form = EraseForm(request.POST)
    if accepted(form, lambda **words: erase_account(account_id=account_id, **words, now=now)):
        logout(request)
        messages.success(request, _("You are erased. Thank you for having traded here."))
        return redirect("/")
    shown = {"form": form, "closet": own_closet(account_id)}
    return render(request, "pages/me/data.html", shown, status=422)
