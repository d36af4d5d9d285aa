"""What happens to a parcel on its way: attempts at the door, the way back, pick-up by a code, where to fetch."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.ledger.operations.record_transaction import NotEnough
from haat.orders.operations.buy_label import CarrierDown, NoLabels, buy_label
from haat.orders.operations.contest_attempt import contest_attempt
from haat.orders.operations.hand_over import hand_over
from haat.orders.operations.report_attempt import report_attempt
from haat.orders.operations.return_parcel import return_parcel
from haat.orders.operations.save_pickup_place import save_pickup_place
from haat.orders.queries.labels import label_file
from haat.orders.queries.pickups import pickup_of
from haat.orders.rules import order_number
from haat.orders.web.forms import AttemptForm, CodeForm, PickupForm
from haat.orders.web.order import with_form


@login_required
@require_POST
def attempt(request: HttpRequest, order_id: int) -> HttpResponse:
    """The courier was at the door in vain."""

    def act(typed: dict[str, Any]) -> None:
        report_attempt(seller_id=_me(request), order_id=order_id, **typed, now=clock.now())

    return with_form(request, order_id, "attempt_form", AttemptForm, act)


@login_required
@require_POST
def contest(request: HttpRequest, order_id: int, number: int) -> HttpResponse:
    """ "Nobody came"."""
    contest_attempt(buyer_id=_me(request), order_id=order_id, number=number, now=clock.now())
    messages.success(request, _("Noted. The seller and we see that you say otherwise."))
    return redirect("order", order_id)


@login_required
@require_POST
def returned(request: HttpRequest, order_id: int) -> HttpResponse:
    """ "It is back"."""
    can_be_sold = request.POST.get("can_be_sold") == "on"
    return_parcel(seller_id=_me(request), order_id=order_id, can_be_sold=can_be_sold, now=clock.now())
    return redirect("order", order_id)


@login_required
@require_POST
def fetched(request: HttpRequest, order_id: int) -> HttpResponse:
    """The buyer stands there and says the code."""

    def act(typed: dict[str, Any]) -> None:
        hand_over(seller_id=_me(request), order_id=order_id, **typed, now=clock.now())

    return with_form(request, order_id, "code_form", CodeForm, act)


@login_required
@require_POST
def label(request: HttpRequest, order_id: int) -> HttpResponse:
    """Buy a label of the carrier."""
    try:
        buy_label(seller_id=_me(request), order_id=order_id, now=clock.now())
    except (NoLabels, CarrierDown, NotEnough) as refusal:
        messages.error(request, str(refusal.message))
    return redirect("order", order_id)


@login_required
@require_safe
def label_pdf(request: HttpRequest, order_id: int) -> HttpResponse:
    """The label to print."""
    name = f"label-{order_number(order_id)}.pdf"
    return HttpResponse(
        label_file(_me(request), order_id),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pickup(request: HttpRequest) -> HttpResponse:
    """Where buyers may fetch what they bought of me."""
    me = _me(request)
    kept = pickup_of(me)
    form = PickupForm(request.POST or None, initial={"place": kept.place, "hours": kept.hours} if kept else None)
    if request.method == "POST" and form.is_valid():
        try:
            save_pickup_place(seller_id=me, **form.cleaned_data, now=clock.now())
        except InvalidInput as refusal:
            for field, sentence in refusal.fields.items():
                form.add_error(field, str(sentence))
        else:
            messages.success(request, _("Saved."))
            return redirect("pickup")
    status = 422 if request.method == "POST" else 200
    return render(request, "orders/pickup.html", {"form": form, "kept": kept}, status=status)


def _me(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
