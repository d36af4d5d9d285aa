"""The bag: what lies in it, one more, one less."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haat.kernel import clock
from haat.kernel.errors import NotFound
from haat.orders.operations.add_to_bag import add_to_bag
from haat.orders.operations.remove_from_bag import remove_from_bag
from haat.orders.policies import LOOK_OVER_DAYS
from haat.orders.queries import bag_as_it_goes, bag_count, bag_from, wanted_thing
from haat.orders.web import session_bag


class ThingForm(forms.Form):
    listing_id = forms.IntegerField(min_value=1, max_value=2**62)
    variant_id = forms.IntegerField(min_value=1, max_value=2**62, required=False)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Everything in the bag, a parcel for each seller."""
    now = clock.now()
    if request.user.pk is None:
        bag = bag_from(None, session_bag.kept(request), now=now)
    else:
        session_bag.hand_over(request, now)
        bag = bag_as_it_goes(request.user.pk, now=now)
    return render(request, "orders/bag.html", {"bag": bag, "look_over_days": LOOK_OVER_DAYS.value()})


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a thing in; a double click finds it there already."""
    now = clock.now()
    thing = _thing(request)
    if request.user.pk is None:
        session_bag.keep(request, wanted_thing(None, thing["listing_id"], thing["variant_id"]))
        count = len(session_bag.kept(request))
    else:
        session_bag.hand_over(request, now)
        add_to_bag(account_id=request.user.pk, **thing, now=now)
        count = bag_count(request.user.pk)
    if request.headers.get("HX-Request"):
        return render(request, "orders/bag_added.html", {"count": count})
    messages.success(request, _("It is in your bag."))
    return redirect(_next(request))


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take a thing out with one tap."""
    thing = _thing(request)
    if thing["variant_id"] is None:
        raise NotFound
    if request.user.pk is None:
        session_bag.forget(request, **thing)
    else:
        remove_from_bag(account_id=request.user.pk, **thing)
    return redirect(_next(request))


def _thing(request: HttpRequest) -> dict[str, Any]:
    form = ThingForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return form.cleaned_data


def _next(request: HttpRequest) -> str:
    """Where the form says, when that is a page of ours; else the bag."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("bag")
