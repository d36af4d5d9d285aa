"""The sell flow: start, fill in, put up; and what a seller does with a listing later."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from haat.kernel import clock
from haat.kernel.errors import InvalidInput, NotFound, Refusal, Words
from haat.kernel.limits import MAX_PHOTOS
from haat.kernel.money import parse_minor
from haat.listings.operations.change_price import change_price
from haat.listings.operations.copy_listing import copy_listing
from haat.listings.operations.edit_listing import edit_listing
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.operations.relist_listing import relist_listing
from haat.listings.operations.remove_listing import remove_listing
from haat.listings.operations.save_draft import save_draft
from haat.listings.operations.start_draft import start_draft
from haat.listings.queries import drafts_of, listing_for
from haat.listings.rules.missing import missing_in_view
from haat.listings.rules.states import EDITABLE
from haat.listings.types import ListingFields, ListingView
from haat.listings.web.forms import SellForm, plain_price
from haat.listings.web.fragments import kept_after_commission
from haat.listings.web.photos import apply_photo_action, take_in_files


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sell(request: HttpRequest) -> HttpResponse:
    """Unfinished drafts and the beginning of a new one; photos may come along."""
    me = cast(int, request.user.pk)
    if request.method != "POST":
        return render(request, "listings/sell.html", {"drafts": drafts_of(me), "limit": MAX_PHOTOS})
    listing_id = start_draft(seller_id=me, now=clock.now())
    for problem in take_in_files(request, listing_id):
        messages.warning(request, str(problem))
    return redirect("sell_edit", listing_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sell_edit(request: HttpRequest, listing_id: int) -> HttpResponse:
    """The one page of fields, of a draft and of a listing that is up."""
    listing = own_listing(request, listing_id)
    if listing.state != "draft" and listing.state not in EDITABLE:
        messages.info(request, _("This cannot be changed now: it is reserved, sold or removed."))
        return redirect("listing_short", listing_id)
    if request.method != "POST":
        return _page(request, listing, SellForm(listing=listing, currency=listing.currency))
    problems = [*take_in_files(request, listing_id), *apply_photo_action(request, listing_id)]
    form = SellForm(request.POST, listing=listing, currency=listing.currency)
    done = request.POST.get("do", "save")
    try:
        matches = _keep(request, listing, form, publish=done == "publish" and not problems)
    except InvalidInput as refusal:
        _keep_what_is_right(request, listing, form, refusal)
        form.refuse(refusal)
        return _page(request, own_listing(request, listing_id), form, problems=problems, status=422)
    if problems:
        return _page(request, own_listing(request, listing_id), form, problems=problems, status=422)
    return _after(request, listing, done, matches, stay="photo" in request.POST or done == "stay")


def own_listing(request: HttpRequest, listing_id: int) -> ListingView:
    """The asking person's listing. Raises NotFound for anybody else's."""
    listing = listing_for(request.user.pk, listing_id)
    if not listing.is_own:
        raise NotFound
    return listing


def _keep(request: HttpRequest, listing: ListingView, form: SellForm, *, publish: bool) -> list[int]:
    me, now = cast(int, request.user.pk), clock.now()
    if not form.is_valid():
        raise InvalidInput
    fields = form.listing_fields()
    if listing.state != "draft":
        edit_listing(seller_id=me, listing_id=listing.id, fields=fields, now=now)
        return []
    save_draft(seller_id=me, listing_id=listing.id, fields=fields, now=now)
    return publish_listing(seller_id=me, listing_id=listing.id, now=now) if publish else []


def _keep_what_is_right(request: HttpRequest, listing: ListingView, form: SellForm, refusal: InvalidInput) -> None:
    """A draft keeps every field that can be used, so that nothing is lost when the page is left now."""
    if listing.state != "draft" or not form.is_valid():
        return
    try:
        fields: dict[str, Any] = dict(form.listing_fields())
    except InvalidInput:
        return
    right = {name: value for name, value in fields.items() if name not in refusal.fields}
    save_draft(
        seller_id=cast(int, request.user.pk), listing_id=listing.id, fields=cast(ListingFields, right), now=clock.now()
    )


def _after(request: HttpRequest, listing: ListingView, done: str, matches: list[int], *, stay: bool) -> HttpResponse:
    if stay:
        return redirect("sell_edit", listing.id)
    if matches:
        messages.warning(
            request,
            ngettext(
                "A photo of yours looks exactly like somebody else’s. If it is not your own picture, please take a"
                " new one: moderators look at this.",
                "%(count)d photos of yours look exactly like somebody else’s. If they are not your own pictures,"
                " please take new ones: moderators look at this.",
                len(matches),
            )
            % {"count": len(matches)},
        )
    if done == "publish" and listing.state == "draft":
        messages.success(request, _("It is up for sale."))
        return redirect("listing_short", listing.id)
    if listing.state != "draft":
        messages.success(request, _("Your changes are saved."))
        return redirect("listing_short", listing.id)
    messages.success(request, _("Your draft is saved. You can go on whenever you like."))
    return redirect("sell")


def _page(
    request: HttpRequest, listing: ListingView, form: SellForm, *, problems: Sequence[Words] = (), status: int = 200
) -> HttpResponse:
    context = {
        "problems": problems,
        "listing": listing,
        "form": form,
        "missing": missing_in_view(listing),
        "limit": MAX_PHOTOS,
        "is_draft": listing.state == "draft",
        "keeps": kept_after_commission(listing, form.chosen, listing.price_minor),
    }
    return render(request, "listings/sell_edit.html", context, status=status)


@login_required
@require_POST
def autosave(request: HttpRequest, listing_id: int) -> HttpResponse:
    """What was typed so far; fields that cannot be used yet are told and left as they were."""
    listing = own_listing(request, listing_id)
    form = SellForm(request.POST, listing=listing, currency=listing.currency)
    problems: dict[str, Any] = {}
    if listing.state == "draft":
        try:
            _keep(request, listing, form, publish=False)
        except InvalidInput as refusal:
            _keep_what_is_right(request, listing, form, refusal)
            problems = refusal.fields or {name: errors[0] for name, errors in form.errors.items()}
    context = {"problems": problems, "missing": missing_in_view(own_listing(request, listing_id)), "oob": True}
    return render(request, "listings/sell_saved.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def price(request: HttpRequest, listing_id: int) -> HttpResponse:
    """A new price, nothing else."""
    listing = own_listing(request, listing_id)
    context: dict[str, Any] = {"listing": listing, "typed": plain_price(listing.price_minor, listing.currency)}
    if request.method != "POST":
        return render(request, "listings/sell_price.html", context)
    context["typed"] = request.POST.get("price", "")
    try:
        minor = parse_minor(context["typed"], listing.currency)
        change_price(seller_id=cast(int, request.user.pk), listing_id=listing_id, price_minor=minor, now=clock.now())
    except ValueError:
        context["error"] = _("Please type the price as a number, such as 2,400.")
    except InvalidInput as refusal:
        context["error"] = refusal.fields.get("price_minor", refusal.message)
    else:
        messages.success(request, _("The price is changed."))
        return redirect("listing_short", listing_id)
    return render(request, "listings/sell_price.html", context, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, listing_id: int) -> HttpResponse:
    """Asks first; a draft is deleted, what was up goes out of sight."""
    listing = own_listing(request, listing_id)
    if request.method != "POST":
        return render(request, "listings/sell_remove.html", {"listing": listing})
    try:
        remove_listing(seller_id=cast(int, request.user.pk), listing_id=listing_id, now=clock.now())
    except Refusal as refusal:
        context = {"listing": listing, "error": refusal.message}
        return render(request, "listings/sell_remove.html", context, status=refusal.status)
    if listing.state == "draft":
        messages.success(request, _("The draft is deleted."))
        return redirect("sell")
    messages.success(request, _("It is no longer for sale."))
    return redirect("listing_short", listing_id)


@login_required
@require_POST
def relist(request: HttpRequest, listing_id: int) -> HttpResponse:
    """Up again."""
    relist_listing(seller_id=cast(int, request.user.pk), listing_id=listing_id, now=clock.now())
    messages.success(request, _("It is up for sale again."))
    return redirect("listing_short", listing_id)


@login_required
@require_POST
def copy(request: HttpRequest, listing_id: int) -> HttpResponse:
    """A new draft from this one."""
    own_listing(request, listing_id)
    draft = copy_listing(seller_id=cast(int, request.user.pk), listing_id=listing_id, now=clock.now())
    return redirect("sell_edit", draft)
