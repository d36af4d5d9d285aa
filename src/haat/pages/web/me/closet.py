"""One's own closet: its words, its cover and dyes, its absence, one's sizes."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.accounts.operations.edit_closet import change_dyes, edit_closet
from haat.accounts.operations.save_sizes import save_sizes
from haat.accounts.operations.set_away import set_away
from haat.accounts.queries import own_closet, sizes_of
from haat.kernel import clock
from haat.kernel.web.sign_in import signed_in, typed_before
from haat.media.operations.set_cover import set_cover
from haat.media.operations.take_in_photo import take_in_photo
from haat.media.queries import cover_of
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import AwayForm, ClosetForm, CoverForm, SizesForm
from haat.pages.web.viewer import own_id

DYE_CHOICES = 12


@signed_in
def edit(request: HttpRequest) -> HttpResponse:
    """Name, handle, story and place of one's closet."""
    account_id, now = own_id(request), clock.now()
    closet = own_closet(account_id)
    if request.method == "POST":
        form = ClosetForm(request.POST)
        if accepted(form, lambda **words: edit_closet(account_id=account_id, **words, now=now)):
            messages.success(request, _("Saved. This is how others see you."))
            return redirect("closet", handle=own_closet(account_id).handle)
    else:
        words = {name: getattr(closet, name) for name in ("name", "handle", "story", "city", "country")}
        form = ClosetForm(initial={**words, **typed_before(request)})
    return _edit_page(request, form, CoverForm(), status=422 if form.errors else 200)


@require_POST
@signed_in
def cover(request: HttpRequest) -> HttpResponse:
    """Hang a photo above one's closet, or take it down."""
    account_id, now = own_id(request), clock.now()
    if "remove" in request.POST:
        set_cover(account_id=account_id, photo_id=None, now=now)
        messages.success(request, _("The cover is the print of your closet again."))
        return redirect("me_closet")
    form = CoverForm(request.POST, request.FILES)

    def hang(photo: UploadedFile) -> None:
        photo_id = take_in_photo(owner_id=account_id, file=photo, now=now)
        set_cover(account_id=account_id, photo_id=photo_id, now=now)

    if accepted(form, hang):
        messages.success(request, _("Your cover hangs."))
        return redirect("me_closet")
    closet = own_closet(account_id)
    words = {name: getattr(closet, name) for name in ("name", "handle", "story", "city", "country")}
    return _edit_page(request, ClosetForm(initial=words), form, status=422)


@require_POST
@signed_in
def dyes(request: HttpRequest) -> HttpResponse:
    """Choose the two dyes of the awning, with them the print and the medallion."""
    account_id = own_id(request)
    seed = request.POST.get("seed", "")
    if seed in _seeds(account_id):
        change_dyes(account_id=account_id, dye_seed=seed, now=clock.now())
        messages.success(request, _("Your cloth is dyed."))
    return redirect("me_closet")


@signed_in
def away(request: HttpRequest) -> HttpResponse:
    """From when to when the closet is closed."""
    account_id, now = own_id(request), clock.now()
    closet = own_closet(account_id)
    if request.method == "POST" and "back" in request.POST:
        set_away(account_id=account_id, away_from=None, away_until=None, now=now)
        messages.success(request, _("Welcome back. Your closet is open."))
        return redirect("me")
    if request.method == "POST":
        form = AwayForm(request.POST)
        if accepted(form, lambda **days: set_away(account_id=account_id, **days, now=now)):
            messages.success(request, _("Saved. Your closet reopens by itself."))
            return redirect("me")
    else:
        days = {"away_from": closet.away_from, "away_until": closet.away_until}
        form = AwayForm(initial={**days, **typed_before(request)})
    return render(request, "pages/me/away.html", {"form": form, "closet": closet}, status=422 if form.errors else 200)


@signed_in
def sizes(request: HttpRequest) -> HttpResponse:
    """The sizes one wears, for the feed and for "my size" in search."""
    account_id = own_id(request)
    if request.method == "POST":
        form = SizesForm(request.POST)
        if accepted(form, lambda **_: save_sizes(account_id=account_id, sizes=form.sizes(), now=clock.now())):
            messages.success(request, _("Saved. Things in your size come first."))
            return HttpResponseRedirect(request.path)
    else:
        form = SizesForm(initial={**sizes_of(account_id), **typed_before(request)})
    return render(request, "pages/me/sizes.html", {"form": form}, status=422 if form.errors else 200)


def _seeds(account_id: int) -> list[str]:
    return ["", *(f"closet-{account_id}-{number}" for number in range(1, DYE_CHOICES))]


def _edit_page(request: HttpRequest, form: ClosetForm, cover_form: CoverForm, *, status: int) -> HttpResponse:
    account_id = own_id(request)
    closet = own_closet(account_id)
    shown = {
        "form": form,
        "cover_form": cover_form,
        "closet": closet,
        "cover": cover_of(account_id),
        "seeds": [(seed, seed or f"closet-{account_id}") for seed in _seeds(account_id)],
    }
    return render(request, "pages/me/closet.html", shown, status=status)
