"""The page of one thing."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haat.listings.queries import listing_for


@require_safe
def listing_page(request: HttpRequest, listing_id: int, slug: str = "") -> HttpResponse:
    """Only the id counts; another slug leads to the right address."""
    listing = listing_for(request.user.pk, listing_id)
    if request.path != listing.url:
        return HttpResponsePermanentRedirect(listing.url)
    return render(request, "pages/listing.html", {"listing": listing})
