"""The checkout: one page, one press."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from haat.accounts.queries import addresses_of, own_closet
from haat.kernel import clock
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.site import SITE_COUNTRY
from haat.orders.operations.place_orders import BagIsEmpty, place_orders
from haat.orders.policies import LOOK_OVER_DAYS
from haat.orders.queries import bag_for
from haat.orders.types.bag import BagView
from haat.orders.web import session_bag
from haat.orders.web.forms import NEW, CheckoutForm
from haat.payments.queries import bank_account, payment_methods

_TYPED = "checkout_typed"
_KEPT_FIELDS = ("address", "name", "phone", "line", "landmark", "city", "plus_code", "method")


@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest) -> HttpResponse:
    """The bag, where it goes, how it is paid. Whoever is not signed in comes back here with what they typed."""
    if request.user.pk is None:
        if request.method == "POST":
            request.session[_TYPED] = {name: request.POST.get(name, "")[:200] for name in _KEPT_FIELDS}
        return redirect(f"{reverse('account_login')}?next={reverse('checkout')}")
    if request.method == "POST":
        return _order(request, request.user.pk)
    session_bag.hand_over(request, clock.now())
    bag = bag_for(request.user.pk, now=clock.now())
    if not bag.buyable:
        return redirect("bag")
    return _page(request, _blank(request, request.user.pk, bag), bag)


def _order(request: HttpRequest, buyer_id: int) -> HttpResponse:
    now = clock.now()
    bag = bag_for(buyer_id, now=now)
    form = CheckoutForm(request.POST, **_choices(buyer_id, bag))
    if not form.is_valid():
        return _page(request, form, bag, status=422)
    try:
        order_ids = place_orders(
            buyer_id=buyer_id,
            address_id=form.address_id,
            new_address=form.new_address,
            method=form.cleaned_data["method"],
            idempotency_key=form.cleaned_data["key"],
            variant_ids=form.variant_ids,
            seen_total_minor=form.cleaned_data["seen"],
            now=now,
        )
    except BagIsEmpty:
        return redirect("bag")
    except InvalidInput as refusal:
        for field, words in refusal.fields.items():
            form.add_error(field if field in form.fields else None, str(words))
        return _page(request, form, bag, status=refusal.status)
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return _page(request, form, bag_for(buyer_id, now=now), status=refusal.status)
    request.session.pop(_TYPED, None)
    messages.success(request, ngettext("Your order is placed.", "Your orders are placed.", len(order_ids)))
    return redirect("order", order_ids[0]) if len(order_ids) == 1 else redirect("orders")


def _choices(buyer_id: int, bag: BagView) -> dict[str, Any]:
    return {
        "addresses": addresses_of(buyer_id),
        "methods": payment_methods(buyer_id=buyer_id, cod_allowed=bag.cod_allowed, now=clock.now()),
        "country": own_closet(buyer_id).country or SITE_COUNTRY.value(),
    }


def _blank(request: HttpRequest, buyer_id: int, bag: BagView) -> CheckoutForm:
    """A fresh form: the default address, the first way to pay that is open, and what was typed before signing in."""
    choices = _choices(buyer_id, bag)
    initial: dict[str, Any] = {
        "address": str(choices["addresses"][0].id) if choices["addresses"] else NEW,
        "method": next((each.code for each in choices["methods"] if not each.why_not), ""),
        "name": own_closet(buyer_id).name,
        "city": own_closet(buyer_id).city,
    }
    typed = {name: value for name, value in request.session.get(_TYPED, {}).items() if value}
    return CheckoutForm(initial=initial | typed, **choices)


def _page(request: HttpRequest, form: CheckoutForm, bag: BagView, *, status: int = 200) -> HttpResponse:
    """What the buyer sees is what the form carries: the things that can be bought and their total."""
    if not bag.buyable:
        return render(request, "orders/bag.html", {"bag": bag, "refused": form.non_field_errors()}, status=status)
    shown = {
        "key": str(uuid.uuid4()) if status == 200 else form.data.get("key", str(uuid.uuid4())),
        "seen": bag.total_minor,
        "things": ",".join(str(line.variant_id) for line in bag.lines if line.can_be_bought),
    }
    return render(
        request,
        "orders/checkout.html",
        {
            "form": form,
            "bag": bag,
            "shown": shown,
            "new": NEW,
            "chosen_address": form["address"].value() or NEW,
            "chosen_method": form["method"].value(),
            "bank_account": bank_account(),
            "look_over_days": LOOK_OVER_DAYS.value(),
        },
        status=status,
    )
