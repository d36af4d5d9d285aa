"""The checkout: one page, one press."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from haat.accounts.queries import addresses_of, own_closet
from haat.kernel import clock
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.site import SITE_COUNTRY
from haat.orders.operations.check_out import check_out
from haat.orders.operations.place_orders import BagIsEmpty
from haat.orders.policies import LOOK_OVER_DAYS
from haat.orders.queries import bag_for, checkout_quote
from haat.orders.queries.pickups import pickups_of
from haat.orders.rules.quotes import Quote
from haat.orders.types import AddressCopy
from haat.orders.types.bag import BagView
from haat.orders.web import session_bag
from haat.orders.web.devices import device_of, remember_device
from haat.orders.web.forms import NEW, CheckoutForm
from haat.payments.queries import bank_account, card_to_ask, payment_methods
from haat.payments.types import COD, WALLET, MethodView

_TYPED = "checkout_typed"
_KEPT_FIELDS = ("address", "name", "phone", "line", "landmark", "city", "plus_code", "method", "credit")


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


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What it costs with what is chosen now; nothing is ordered."""
    if request.user.pk is None:
        return redirect("checkout")
    bag = bag_for(request.user.pk, now=clock.now())
    if not bag.buyable:
        return redirect("bag")
    form = CheckoutForm(request.POST, **_choices(request.user.pk, bag))
    return render(request, "orders/_checkout_sums.html", _context(request, form, bag, key=form.data.get("key", "")))


def _order(request: HttpRequest, buyer_id: int) -> HttpResponse:
    now = clock.now()
    bag = bag_for(buyer_id, now=now)
    form = CheckoutForm(request.POST, **_choices(buyer_id, bag))
    if not form.is_valid():
        return _page(request, form, bag, status=422)
    try:
        order_ids = check_out(
            buyer_id=buyer_id,
            address_id=form.address_id,
            new_address=form.new_address,
            method=form.cleaned_data["method"],
            idempotency_key=form.cleaned_data["key"],
            credit_minor=form.cleaned_data["credit_minor"] or 0,
            offer_taken=bool(form.cleaned_data["offer"]),
            variant_ids=form.variant_ids,
            seen_total_minor=form.cleaned_data["seen"],
            device=device_of(request),
            fetch_from=form.fetch_from,
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
    if reference := card_to_ask(order_ids):
        return redirect("pay", reference)
    messages.success(request, ngettext("Your order is placed.", "Your orders are placed.", len(order_ids)))
    return redirect("order", order_ids[0]) if len(order_ids) == 1 else redirect("orders")


def _choices(buyer_id: int, bag: BagView) -> dict[str, Any]:
    return {
        "addresses": addresses_of(buyer_id),
        "methods": payment_methods(buyer_id=buyer_id, cod_allowed=bag.cod_allowed, now=clock.now()),
        "country": own_closet(buyer_id).country or SITE_COUNTRY.value(),
        "pickups": pickups_of([parcel.seller.id for parcel in bag.buyable]),
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
    key = str(uuid.uuid4()) if status == 200 else form.data.get("key", str(uuid.uuid4()))
    answer = render(
        request, "orders/checkout.html", _context(request, form, bag, key=key, status=status), status=status
    )
    remember_device(request, answer)
    return answer


def _context(request: HttpRequest, form: CheckoutForm, bag: BagView, *, key: str, status: int = 200) -> dict[str, Any]:
    found = _quote(request, form, bag)
    parcels = {parcel.seller_id: parcel for parcel in found.parcels}
    return {
        "form": form,
        "bag": bag,
        "quote": found,
        "buyable": [(parcel, parcels[parcel.seller.id], form.pickups.get(parcel.seller.id)) for parcel in bag.buyable],
        "methods": [_with_quote(method, found) for method in form.methods],
        "shown": {
            "key": key,
            "seen": found.total_minor,
            "offer": 1 if found.discount_minor else 0,
            "credit_minor": found.credit_minor,
            "things": ",".join(str(line.variant_id) for line in bag.lines if line.can_be_bought),
        },
        "new": NEW,
        "chosen_address": form["address"].value() or NEW,
        "chosen_method": found.method,
        "retry": status == 503,
        "bank_account": bank_account(),
        "look_over_days": LOOK_OVER_DAYS.value(),
    }


def _quote(request: HttpRequest, form: CheckoutForm, bag: BagView) -> Quote:
    """The price with what is chosen; cash at the door that cannot be had is not chosen by itself."""
    method = form["method"].value() or next((each.code for each in form.methods if not each.why_not), COD)
    asked: dict[str, Any] = {
        "buyer_id": int(request.user.pk or 0),
        "bag": bag,
        "address": _where(form),
        "use_credit": bool(form["credit"].value()),
        "device": device_of(request),
        "fetch_from": form.fetch_from,
        "now": clock.now(),
    }
    found = checkout_quote(method=method, **asked)
    if method == COD and found.refused and not form.is_bound:
        other = next((each.code for each in form.methods if each.code != COD and not each.why_not), "")
        found = checkout_quote(method=other, **asked) if other else found
    return found


def _where(form: CheckoutForm) -> AddressCopy:
    """Where it goes, as far as that is known."""
    chosen = str(form["address"].value() or NEW)
    kept = next((each for each in form.addresses if str(each.id) == chosen), None)
    if kept is not None:
        return AddressCopy.of(kept)
    typed = {name: str(form[name].value() or "").strip() for name in ("name", "phone", "line", "city", "landmark")}
    return AddressCopy(country=form.country, plus_code=str(form["plus_code"].value() or ""), **typed)


def _with_quote(method: MethodView, found: Quote) -> MethodView:
    """Cash at the door with what it asks for; and why a way to pay cannot be had for this."""
    if method.code == WALLET and not method.why_not and found.has_credit_minor < found.total_minor:
        return replace(
            method, why_not=_("Not enough for all of it. Tick your credit above, and choose how to pay the rest.")
        )
    if method.code != COD or method.why_not:
        return method
    if found.refused:
        return replace(method, why_not=found.refused)
    asked = [way for parcel in found.parcels if not parcel.is_clear for way in parcel.at_the_door[:1]]
    return replace(method, words=str(asked[0].words)) if asked else method
