"""Where parcels go: one's own addresses, nobody else's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.accounts.operations.remove_address import remove_address
from haat.accounts.operations.save_address import save_address
from haat.accounts.queries import address_for, addresses_of, own_closet
from haat.kernel import clock
from haat.kernel.site import SITE_COUNTRY
from haat.kernel.web.sign_in import signed_in, typed_before
from haat.pages.web.forms import accepted
from haat.pages.web.me.forms import AddressForm
from haat.pages.web.viewer import own_id

_FIELDS = ("name", "line", "landmark", "city", "postcode", "country", "plus_code", "is_default")


@signed_in
def addresses(request: HttpRequest) -> HttpResponse:
    """All of one's addresses."""
    return render(request, "pages/me/addresses.html", {"addresses": addresses_of(own_id(request))})


@signed_in
def new_address(request: HttpRequest) -> HttpResponse:
    """Another address; `next` leads back, as to a checkout."""
    account_id, now = own_id(request), clock.now()
    if request.method == "POST":
        form = AddressForm(request.POST)
        if accepted(form, lambda **words: save_address(account_id=account_id, **words, now=now)):
            messages.success(request, _("Address saved."))
            return HttpResponseRedirect(_next(request))
    else:
        closet = own_closet(account_id)
        known = {"name": closet.name, "city": closet.city, "country": closet.country or SITE_COUNTRY.value()}
        form = AddressForm(initial={**known, **typed_before(request)})
    shown = {"form": form, "address": None, "next": _next(request)}
    return render(request, "pages/me/address.html", shown, status=422 if form.errors else 200)


@signed_in
def edit_address(request: HttpRequest, address_id: int) -> HttpResponse:
    """Change one's own address; another person's is not found. Orders keep the address they were placed with."""
    account_id, now = own_id(request), clock.now()
    address = address_for(account_id, address_id)
    if request.method == "POST":
        form = AddressForm(request.POST)
        if accepted(form, lambda **words: save_address(account_id=account_id, address_id=address_id, **words, now=now)):
            messages.success(request, _("Address saved."))
            return HttpResponseRedirect(_next(request))
    else:
        kept = {name: getattr(address, name) for name in _FIELDS} | {"phone": address.phone_as_read}
        form = AddressForm(initial={**kept, **typed_before(request)})
    shown = {"form": form, "address": address, "next": _next(request)}
    return render(request, "pages/me/address.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def drop_address(request: HttpRequest, address_id: int) -> HttpResponse:
    """Put one's own address away."""
    remove_address(account_id=own_id(request), address_id=address_id, now=clock.now())
    messages.success(request, _("Address removed."))
    return redirect("addresses")


def _next(request: HttpRequest) -> str:
    told = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure())
    return told if safe else reverse("addresses")
