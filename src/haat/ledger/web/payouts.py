"""Payouts for the operator: make a batch, hand its file to the bank, say what the bank did."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.site import SITE_CURRENCY
from haat.ledger import queries
from haat.ledger.operations.mark_batch_paid import mark_batch_paid
from haat.ledger.operations.return_payout import return_payout
from haat.ledger.operations.run_payouts import run_payouts
from haat.ledger.operations.take_payout_file import take_payout_file
from haat.ledger.queries.bank_files import FORMATS
from haat.ledger.web.books import of_the_books, with_a_reason
from haat.ledger.web.forms import ReturnForm

_SEE, _ACT = "ledger.view_payoutbatch", "ledger.change_payoutbatch"
_NAMES = {"csv": "CSV", "pain.001.001.03": "ISO 20022 · pain.001.001.03", "pain.001.001.09": "ISO 20022 · 09"}


@of_the_books(_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """The batches, newest first; a POST makes one of what is due."""
    if request.method == "POST":
        if not request.user.has_perm(_ACT):
            raise Refusal(_("You may read this, but not pay."))
        batch_id = run_payouts(actor_id=int(request.user.pk or 0), currency=SITE_CURRENCY.value(), now=clock.now())
        if batch_id is not None:
            messages.success(request, _("The batch is made. Hand its file to your bank, then mark it as paid."))
            return redirect("payout_batch", batch_id)
        messages.info(request, _("Nobody is due: nobody has the minimum and a payout destination."))
        return redirect("payouts")
    return render(request, "ledger/payouts.html", {"rows": queries.batches(), "payer": queries.payer()})


@of_the_books(_SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, batch_id: int) -> HttpResponse:
    """One batch with its payouts; a POST says that the bank has paid it."""
    if request.method == "POST":
        if not request.user.has_perm(_ACT):
            raise Refusal(_("You may read this, but not pay."))
        mark_batch_paid(actor_id=int(request.user.pk or 0), batch_id=batch_id, now=clock.now())
        messages.success(request, _("Marked as paid."))
        return redirect("payout_batch", batch_id)
    return _page(request, batch_id)


@of_the_books(_ACT)
@require_POST
def take(request: HttpRequest, batch_id: int, form: str) -> HttpResponse:
    """The file for the bank; whoever takes it stands in the audit log, for it names bank accounts."""
    taken = take_payout_file(
        actor_id=int(request.user.pk or 0),
        batch_id=batch_id,
        form=form,  # type: ignore[arg-type]
        now=clock.now(),
    )
    return HttpResponse(
        taken.content,
        content_type=taken.content_type,
        headers={"Content-Disposition": f'attachment; filename="{taken.name}"', "X-Taken": str(taken.taken)},
    )


@of_the_books(_ACT)
@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: HttpRequest, payout_id: int) -> HttpResponse:
    """The bank sent one payout back."""
    me, now = int(request.user.pk or 0), clock.now()
    return with_a_reason(
        request,
        ReturnForm(request.POST or None),
        lambda reason: return_payout(actor_id=me, payout_id=payout_id, reason=reason, now=now),
        done=_("Taken back. The seller is told, and says anew where to send it."),
        then=reverse("payouts"),
        page="ledger/payout_returned.html",
        context={"payout_id": payout_id},
    )


@require_safe
def _page(request: HttpRequest, batch_id: int) -> HttpResponse:
    found = queries.payout_batch(batch_id)
    files = [{"form": form, "name": _NAMES[form]} for form in FORMATS]
    return render(request, "ledger/payout_batch.html", {"batch": found, "files": files})
