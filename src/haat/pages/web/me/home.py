"""Everything of one's own, one tap away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from haat.accounts.queries import may_judge, own_closet, standing_of
from haat.kernel import clock
from haat.kernel.web.sign_in import signed_in
from haat.pages.web.viewer import own_id


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """Who I am, and the way to orders, sales, likes, closet, addresses, reading, safety and data."""
    account_id = own_id(request)
    closet = own_closet(account_id)
    shown = {
        "closet": closet,
        "standing": standing_of(account_id, now=clock.now()),
        "judges": closet.is_staff and may_judge(account_id),
    }
    return render(request, "pages/me/home.html", shown)
