"""Everything of one's own, one tap away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from haat.accounts.queries import own_closet, standing_of
from haat.kernel import clock
from haat.kernel.web.sign_in import signed_in
from haat.pages.web.viewer import own_id


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """Who I am, and the way to orders, sales, likes, closet, addresses, reading, safety and data."""
    account_id = own_id(request)
    shown = {"closet": own_closet(account_id), "standing": standing_of(account_id, now=clock.now())}
    return render(request, "pages/me/home.html", shown)
