"""The buyer's word before an order is packed [COD-2], and the seller's wish for more time [ORD-2]."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.orders.operations.ask_time import ask_time
from haat.orders.operations.ask_word import ask_word
from haat.orders.operations.clear_verification import clear_by_link, clear_verification
from haat.orders.operations.decline_time import decline_time
from haat.orders.operations.pay_ahead import pay_ahead
from haat.orders.web.forms import TimeForm, WordForm
from haat.orders.web.order import me, order_page, with_form
from haat.risk.queries import tap_of


@login_required
@require_POST
def word(request: HttpRequest, order_id: int) -> HttpResponse:
    """Send me the message."""
    try:
        ask_word(buyer_id=me(request), order_id=order_id, now=clock.now())
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        messages.error(request, str(refusal.message))
    return redirect("order", order_id)


@login_required
@require_POST
def clear(request: HttpRequest, order_id: int) -> HttpResponse:
    """The code from the message; a wrong one is told at the field, with the tries that are left."""
    form = WordForm(request.POST)
    if not form.is_valid():
        return order_page(request, order_id, status=422, word_form=form)
    try:
        clear_verification(
            buyer_id=me(request), order_id=order_id, how="code", code=form.cleaned_data["code"], now=clock.now()
        )
    except Refusal as refusal:
        if refusal.status not in (422, 429):
            raise
        form.add_error("code", str(refusal.message))
        return order_page(request, order_id, status=refusal.status, word_form=form)
    messages.success(request, _("Thank you. Your seller packs it next."))
    return redirect("order", order_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tap(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the message: it asks before it confirms, since programs open links too."""
    now = clock.now()
    shown = tap_of(token, now=now)
    if request.method == "POST":
        try:
            clear_by_link(token=token, now=now)
        except Refusal as refusal:
            return render(request, "orders/tap.html", {"tap": shown, "refused": refusal.message}, status=refusal.status)
        shown = tap_of(token, now=now)
        return render(request, "orders/tap.html", {"tap": shown, "done": True, "token": token})
    return render(request, "orders/tap.html", {"tap": shown, "token": token})


@login_required
@require_POST
def ahead(request: HttpRequest, order_id: int) -> HttpResponse:
    """Pay a deposit, or all of it, before."""
    way = "prepay_discount" if request.POST.get("way") == "prepay_discount" else "deposit"
    try:
        pay_ahead(
            buyer_id=me(request),
            order_id=order_id,
            way=way,  # type: ignore[arg-type]
            method=request.POST.get("method", ""),
            now=clock.now(),
        )
    except Refusal as refusal:
        if refusal.status == 404:
            raise
        told = next(iter(refusal.fields.values()), refusal.message)
        return order_page(request, order_id, status=refusal.status, ahead_error=told, ahead_way=way)
    return redirect("order", order_id)


@login_required
@require_POST
def time(request: HttpRequest, order_id: int) -> HttpResponse:
    """The seller asks for more time."""

    def act(typed: dict[str, Any]) -> None:
        ask_time(seller_id=me(request), order_id=order_id, reason=typed["reason"], now=clock.now())

    return with_form(request, order_id, "time_form", TimeForm, act)


@login_required
@require_POST
def decline(request: HttpRequest, order_id: int) -> HttpResponse:
    """The buyer says no."""
    decline_time(buyer_id=me(request), order_id=order_id, now=clock.now())
    return redirect("order", order_id)
