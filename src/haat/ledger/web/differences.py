"""Where the books and the other side disagree: each has an owner until it is closed with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.ledger import queries
from haat.ledger.operations.claim_difference import claim_difference
from haat.ledger.operations.close_difference import close_difference
from haat.ledger.web.books import of_the_books
from haat.ledger.web.forms import CloseForm

_SEE, _ACT = "ledger.view_difference", "ledger.change_difference"


@of_the_books(_SEE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first; or what was closed."""
    closed = request.GET.get("closed") == "1"
    context = {
        "rows": queries.differences(closed=closed),
        "closed": closed,
        "sources": queries.reconciliations(),
        "me": request.user.pk,
    }
    return render(request, "ledger/differences.html", context)


@of_the_books(_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, difference_id: int) -> HttpResponse:
    """One case: take it, or close it with a reason."""
    status, form = 200, CloseForm()
    if request.method == "POST":
        me, now = int(request.user.pk or 0), clock.now()
        form = CloseForm(request.POST)
        try:
            if not request.user.has_perm(_ACT):
                raise Refusal(_("You may read this, but not decide it."))
            if request.POST.get("act") == "close":
                form.is_valid()
                close_difference(
                    actor_id=me, difference_id=difference_id, reason=form.cleaned_data.get("reason", ""), now=now
                )
                messages.success(request, _("Closed."))
                return redirect("differences")
            claim_difference(actor_id=me, difference_id=difference_id, now=now)
            messages.success(request, _("It is yours."))
            return redirect("difference", difference_id)
        except Refusal as refused:
            status = 422 if refused.fields else refused.status
            form.refuse(refused)
    found = queries.difference_for(difference_id)
    return render(request, "ledger/difference.html", {"found": found, "form": form}, status=status)
