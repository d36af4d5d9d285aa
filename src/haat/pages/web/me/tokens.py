"""Tokens for programs: made, shown once, revoked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.revoke_token import revoke_token
from haat.accounts.queries import is_staff, tokens_of
from haat.kernel import clock
from haat.kernel.web.sign_in import signed_in
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import TokenForm
from haat.pages.web.viewer import own_id


@signed_in
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that work, and a form for another one. A new token is shown on this answer and never again."""
    account_id, now = own_id(request), clock.now()
    made: list[str] = []
    for_staff = is_staff(account_id)
    form = TokenForm(request.POST or None, for_staff=for_staff)
    if request.method == "POST" and accepted(
        form, lambda **typed: made.append(create_token(account_id=account_id, **typed, now=now))
    ):
        form = TokenForm(for_staff=for_staff)
    shown = {"form": form, "tokens": tokens_of(account_id), "made": made}
    response = render(request, "pages/me/tokens.html", shown, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@signed_in
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """A token stops working at once."""
    revoke_token(account_id=own_id(request), token_id=token_id, now=clock.now())
    messages.success(request, _("The token no longer works."))
    return redirect("me_tokens")
