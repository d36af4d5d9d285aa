"""A closet: who this is, what they tell, what they have."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from haat.accounts.queries import closet_front
from haat.kernel import clock
from haat.kernel.errors import NotFound
from haat.kernel.ui.pages import page
from haat.listings.queries import closet_shelf
from haat.media.queries import photos_with_cover
from haat.orders.queries import rating_of
from haat.pages.web.rating import linked_person
from haat.pages.web.viewer import viewer_id
from haat.social.queries import ties_and_likes

PAGE = 30


def closet(request: HttpRequest, handle: str) -> HttpResponse:
    """One closet, its things for sale or sold, in pages. Blocked people find nothing here."""
    now = clock.now()
    front = closet_front(handle, now=now)
    person, viewer = front.person, viewer_id(request)
    if handle != person.handle:
        return HttpResponseRedirect(reverse("closet", args=[person.handle]))
    is_own = viewer == person.id
    show = "sold" if request.GET.get("show") == "sold" else "active"
    before = request.GET.get("before", "")
    earlier = int(before) if before.isdecimal() and len(before) < 19 else None
    shelf = closet_shelf(person, show=show, before=earlier, limit=PAGE)
    tie, like_counts, liked = ties_and_likes(viewer, person.id, "listing", shelf.photo_ids)
    if tie.blocked_by:
        raise NotFound
    open_to_viewer = not tie.blocked and (is_own or not front.is_closed)
    photos, cover = photos_with_cover(shelf.photo_ids.values() if open_to_viewer else [], person.id)
    rating = rating_of(person.id) if open_to_viewer else None
    origin = f"{request.scheme}://{request.get_host()}"
    shown = {
        "person": person,
        "story": front.story,
        "speaks": dict(settings.LANGUAGES).get(person.language, ""),
        "is_closed": front.is_closed,
        "is_own": is_own,
        "tie": tie,
        "is_away": front.is_away(now.date()),
        "cover": cover,
        "origin": origin,
        "cover_url": cover.src(960) if cover else "",
        "counts": shelf.counts if open_to_viewer else {},
        "shelf": show,
        "cards": shelf.dressed(photos, like_counts, liked) if open_to_viewer else (),
        "more": shelf.before,
        "rating": rating,
        "linked_data": linked_person(origin, person, rating),
    }
    if request.headers.get("HX-Request") and before:
        return render(request, "pages/closet_more.html", shown)
    return page(request, "pages/closet.html", shown)
