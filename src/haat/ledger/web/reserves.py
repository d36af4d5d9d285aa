"""What is kept back from single sellers: set it, change it, lift it, each with a reason that the seller reads."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haat.accounts.queries import closet_by_handle, people, person
from haat.kernel import clock
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.site import midnight, site_day
from haat.ledger import queries
from haat.ledger.operations.lift_reserve import lift_reserve
from haat.ledger.operations.set_reserve import set_reserve
from haat.ledger.web.books import of_the_books
from haat.ledger.web.forms import LiftForm, ReserveForm
from haat.ledger.web.names import person_words

_SEE, _ACT = "ledger.view_reserverule", "ledger.change_reserverule"


@of_the_books(_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Every decision that holds, newest first; a POST makes one about a seller."""
    form, status = ReserveForm(request.POST or None), 200
    if request.method == "POST":
        status = _decide(request, form, None)
        if status == 200:
            return redirect("reserves")
    found = queries.reserves(clock.now())
    known = people({row.seller_id for row in found} | {row.decided_by for row in found if row.decided_by})
    rows = [{"row": row, "seller": person_words(known.get(row.seller_id))} for row in found]
    context = {"rows": rows, "form": form, "standard": queries.reserve_of(0, clock.now()), "may": _may(request)}
    return render(request, "ledger/reserves.html", context, status=status)


@of_the_books(_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, seller_id: int) -> HttpResponse:
    """One seller: what holds, and what held before; a POST decides anew, or lifts it."""
    seller, now = person(seller_id), clock.now()
    held = queries.reserves_about(seller_id)
    running = next((row for row in held if row.holds(now)), None)
    typed = request.POST if request.method == "POST" else None
    lifting = bool(typed) and request.POST.get("act") == "lift"
    initial = (
        {"share": running.points, "reason": running.reason, "until": running.until and site_day(running.until)}
        if running
        else {}
    )
    form = ReserveForm(None if lifting else typed, initial=initial)
    del form.fields["handle"]
    lift, status = LiftForm(typed if lifting else None, prefix="lift"), 200
    if typed is not None:
        status = _lift(request, lift, seller_id) if lifting else _decide(request, form, seller_id)
        if status == 200:
            return redirect("reserves")
    context = {
        "seller": person_words(seller),
        "running": running,
        "before": [row for row in held if row is not running],
        "form": form,
        "lift": lift,
        "may": _may(request),
    }
    return render(request, "ledger/reserve.html", context, status=status)


def _may(request: HttpRequest) -> bool:
    return request.user.has_perm(_ACT)


def _decide(request: HttpRequest, form: ReserveForm, seller_id: int | None) -> int:
    """The status of the answer; 200 is done."""
    if not form.is_valid():
        return 422
    until = form.cleaned_data["until"]
    try:
        if not _may(request):
            raise Refusal(_("You may read this, but not decide it."))
        set_reserve(
            actor_id=int(request.user.pk or 0),
            seller_id=seller_id or _seller(form.cleaned_data["handle"]),
            points=form.cleaned_data["share"],
            reason=form.cleaned_data["reason"],
            until=midnight(until + timedelta(days=1)) - timedelta(seconds=1) if until else None,
            now=clock.now(),
        )
    except Refusal as refused:
        form.refuse(refused)
        return 422 if refused.fields else refused.status
    messages.success(request, _("From the next sale on it is kept back. The seller is told."))
    return 200


def _lift(request: HttpRequest, form: LiftForm, seller_id: int) -> int:
    form.is_valid()
    try:
        if not _may(request):
            raise Refusal(_("You may read this, but not decide it."))
        reason = form.cleaned_data.get("reason", "")
        lift_reserve(actor_id=int(request.user.pk or 0), seller_id=seller_id, reason=reason, now=clock.now())
    except Refusal as refused:
        form.refuse(refused)
        return 422 if refused.fields else refused.status
    messages.success(request, _("Lifted. The seller is told."))
    return 200


def _seller(handle: str) -> int:
    try:
        return closet_by_handle(None, handle.strip().lstrip("@")).id
    except NotFound as error:
        raise InvalidInput(fields={"handle": _("Nobody has this handle.")}) from error
