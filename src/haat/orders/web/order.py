"""One order's page, and what each side can do on it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import InvalidInput
from haat.orders.operations.accept_order import accept_order
from haat.orders.operations.cancel_line import cancel_line
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.deliver_order import deliver_order
from haat.orders.operations.extend_shipping import extend_shipping
from haat.orders.operations.pack_order import pack_order
from haat.orders.operations.ship_order import ship_order
from haat.orders.policies import EXTENSION_DAYS
from haat.orders.queries import order_for
from haat.orders.queries.labels import are_sold, label_of
from haat.orders.queries.reviews import DONE, reliability_of
from haat.orders.rules.states import BUYER, SELLER
from haat.orders.types import OrderView
from haat.orders.web import case_words, words
from haat.orders.web.forms import AttemptForm, CancelForm, CodeForm, ShipForm, TimeForm, WordForm
from haat.payments.queries import payment_methods
from haat.payments.types import COD, MethodView
from haat.risk.queries import code_state


@login_required
@require_safe
def show(request: HttpRequest, order_id: int) -> HttpResponse:
    """The order as buyer, seller or staff see it."""
    return order_page(request, order_id)


@login_required
@require_POST
def accept(request: HttpRequest, order_id: int) -> HttpResponse:
    """ "All is well"."""
    accept_order(buyer_id=me(request), order_id=order_id, now=clock.now())
    messages.success(request, _("Thank you. The seller is paid."))
    return redirect("order", order_id)


@login_required
@require_POST
def deliver(request: HttpRequest, order_id: int) -> HttpResponse:
    """ "It arrived"."""
    deliver_order(actor_id=me(request), order_id=order_id, now=clock.now())
    return redirect("order", order_id)


@login_required
@require_POST
def extend(request: HttpRequest, order_id: int) -> HttpResponse:
    """More time for the seller."""
    extend_shipping(buyer_id=me(request), order_id=order_id, now=clock.now())
    messages.success(request, _("The seller has more time now."))
    return redirect("order", order_id)


@login_required
@require_POST
def pack(request: HttpRequest, order_id: int) -> HttpResponse:
    """ "Packed"."""
    pack_order(seller_id=me(request), order_id=order_id, now=clock.now())
    return redirect("order", order_id)


@login_required
@require_POST
def ship(request: HttpRequest, order_id: int) -> HttpResponse:
    """Who brings it, with which number."""

    def act(typed: dict[str, Any]) -> None:
        ship_order(seller_id=me(request), order_id=order_id, **typed, now=clock.now())

    return with_form(request, order_id, "ship_form", ShipForm, act)


@login_required
@require_POST
def cancel(request: HttpRequest, order_id: int) -> HttpResponse:
    """Call it off."""

    def act(typed: dict[str, Any]) -> None:
        given = {"actor_id": me(request), "order_id": order_id, "reason": typed["reason"], "now": clock.now()}
        if typed["line"]:
            cancel_line(line_id=typed["line"], **given)
        else:
            cancel_order(**given)

    return with_form(request, order_id, "cancel_form", CancelForm, act)


def _prepaid(buyer_id: int, order: OrderView) -> list[MethodView]:
    """The ways to pay before that are open to the buyer and pay no other part of this order."""
    methods = payment_methods(buyer_id=buyer_id, cod_allowed=True, now=clock.now())
    used = {COD, *(part.method for part in order.payments)}
    return [method for method in methods if method.code not in used and not method.why_not]


def with_form(
    request: HttpRequest,
    order_id: int,
    name: str,
    form_type: type[forms.Form],
    act: Callable[[dict[str, Any]], None],
) -> HttpResponse:
    """Act on what was typed; what cannot be used comes back on the order's page, at its field."""
    form = form_type(request.POST)
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except InvalidInput as refusal:
            for field, sentence in refusal.fields.items():
                form.add_error(field, str(sentence))
        else:
            return redirect("order", order_id)
    return order_page(request, order_id, status=422, **{name: form})


def order_page(request: HttpRequest, order_id: int, *, status: int = 200, **typed: object) -> HttpResponse:
    """The order's page, with what was typed and could not be used."""
    now = clock.now()
    order = order_for(me(request), order_id, now=now)
    badge = words.BADGES[order.state]
    context = {
        "order": order,
        "badge": case_words.badge("closed", order.case.outcome)
        if order.case.market_bears
        else {"tone": badge[0], "icon": badge[1], "text": badge[2]},
        "headline": words.headline(order),
        "steps": words.steps(order),
        "left_percent": round((1 - order.clock.share) * 100) if order.clock else 0,
        "carriers": (*words.CARRIERS, words.SELF),
        "extension_days": EXTENSION_DAYS.value(),
        "now": now,
        **_case(order),
        **_label(order),
        "cancel_form": CancelForm(),
        "reliability": reliability_of(order.buyer.id) if order.role == SELLER else None,
        "can_review": order.role in (BUYER, SELLER) and order.state in DONE,
        "attempt_form": AttemptForm(),
        "code_form": CodeForm(),
        "time_form": TimeForm(),
        "word_form": WordForm(),
        "word_kind": next((kind for kind in order.way_kinds if kind in ("tap", "code")), ""),
        "code": code_state(viewer_id=me(request), order_id=order_id, now=now) if order.ways else None,
        "prepaid_methods": _prepaid(me(request), order) if order.ways else (),
    }
    return render(request, "orders/order.html", context | typed, status=status)


def _case(order: OrderView) -> dict[str, Any]:
    """The order's newest case in words."""
    mark = order.case
    if mark.id is None:
        return {}
    return {
        "case_kind": case_words.KINDS[mark.kind],
        "case_badge": case_words.badge(mark.state, mark.outcome),
        "case_silence": case_words.silence(mark.state, mark.silence, order.due_at)
        if mark.silence and order.due_at
        else "",
    }


def _label(order: OrderView) -> dict[str, Any]:
    """What a seller who is about to ship sees of labels; a bought one fills the form."""
    if "ship" not in order.actions:
        return {"ship_form": ShipForm()}
    bought = label_of(order.seller.id, order.id)
    known = {"carrier": bought.carrier, "tracking": bought.tracking} if bought else None
    return {"label": bought, "labels_sold": are_sold(), "ship_form": ShipForm(initial=known)}


def me(request: HttpRequest) -> int:
    """The account that asks."""
    return int(request.user.pk or 0)
