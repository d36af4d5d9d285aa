"""The first steps after joining: sizes, city, a few closets to follow."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from haat.accounts.operations.edit_closet import edit_closet
from haat.accounts.operations.save_sizes import save_sizes
from haat.accounts.queries import own_closet, people, sizes_of
from haat.kernel import clock
from haat.kernel.web.sign_in import signed_in, typed_before
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import WelcomeForm
from haat.pages.web.viewer import own_id
from haat.social.queries import followed_by, most_followed

CLOSETS = 6


@signed_in
def welcome(request: HttpRequest) -> HttpResponse:
    """One page, everything on it may be skipped."""
    account_id, now = own_id(request), clock.now()
    closet = own_closet(account_id)

    def keep(city: str, **chosen: str) -> None:
        known = {"handle": closet.handle, "name": closet.name, "story": closet.story, "country": closet.country}
        edit_closet(account_id=account_id, city=city, **known, now=now)
        kept = {**sizes_of(account_id), **chosen}
        save_sizes(account_id=account_id, sizes=kept, now=now)

    if request.method == "POST":
        form = WelcomeForm(request.POST)
        if accepted(form, keep):
            messages.success(request, _("Your feed is ready."))
            return redirect("/")
    else:
        form = WelcomeForm(initial={"city": closet.city, **sizes_of(account_id), **typed_before(request)})
    followed = followed_by(account_id)
    known = people(most_followed(without=followed | {account_id}, limit=CLOSETS))
    shown = {"form": form, "closet": closet, "people": [person for person in known.values() if person.handle]}
    return render(request, "pages/me/welcome.html", shown, status=422 if form.errors else 200)
