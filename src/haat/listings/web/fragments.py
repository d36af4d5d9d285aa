"""Small answers while the form is filled in."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haat.kernel import clock
from haat.kernel.errors import NotFound
from haat.kernel.money import parse_minor
from haat.ledger.queries import commission_terms
from haat.listings.queries import brands, category, listing_for
from haat.listings.types import CategoryView, ListingView
from haat.listings.web.forms import SellForm


@dataclass(frozen=True, slots=True)
class Keeps:
    """What is left for the seller of a price."""

    price_minor: int
    keeps_minor: int
    fee_minor: int
    currency: str


def kept_after_commission(listing: ListingView, shelf: CategoryView | None, price_minor: int | None) -> Keeps | None:
    """By the rule that would hold if it sold now [LED-3]; None without a price or a category."""
    if not price_minor or shelf is None or price_minor <= 0:
        return None
    terms = commission_terms(
        seller_id=listing.seller.id,
        category_path=shelf.path,
        amount_minor=price_minor,
        currency=listing.currency,
        now=clock.now(),
    )
    fee = terms.fee_minor + terms.vat_minor
    return Keeps(price_minor, price_minor - fee, fee, listing.currency)


@login_required
@require_safe
def earnings(request: HttpRequest, listing_id: int) -> HttpResponse:
    """The line "You keep …" for a typed price."""
    listing = listing_for(request.user.pk, listing_id)
    try:
        minor = parse_minor(request.GET.get("price", ""), listing.currency)
        shelf = category(request.GET["category"]) if request.GET.get("category") else listing.category
    except (ValueError, NotFound):
        minor, shelf = 0, None
    context = {"keeps": kept_after_commission(listing, shelf, minor)}
    return render(request, "listings/sell_earnings.html", context)


@login_required
@require_safe
def size_field(request: HttpRequest, listing_id: int) -> HttpResponse:
    """The size field of the chosen category's system."""
    listing = listing_for(request.user.pk, listing_id)
    form = SellForm(request.GET, listing=listing, currency=listing.currency)
    return render(request, "listings/sell_size.html", {"form": form})


@login_required
@require_safe
def brand_options(request: HttpRequest) -> HttpResponse:
    """Brands that begin with what was typed."""
    prefix = request.GET.get("brand", "")[:60]
    return render(request, "listings/sell_brands.html", {"brands": brands(prefix) if prefix.strip() else []})
