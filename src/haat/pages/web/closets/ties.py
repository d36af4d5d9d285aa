"""Buttons between people and things: follow, block, mute, like. Each says what is wanted, so that twice is once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from haat.accounts.queries import closet_by_handle
from haat.kernel import clock
from haat.kernel.web.sign_in import after_sign_in, way_back
from haat.listings.queries import listing_for
from haat.pages.web.viewer import own_id
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from haat.social.operations.like import like
from haat.social.operations.mute import mute
from haat.social.operations.unblock import unblock
from haat.social.operations.unfollow import unfollow
from haat.social.operations.unlike import unlike
from haat.social.operations.unmute import unmute
from haat.social.queries import follower_count, like_counts


@require_POST
@after_sign_in
def like_listing(request: HttpRequest, listing_id: int) -> HttpResponse:
    """Like a thing or take the like back; the answer is the heart, and a word that can be undone."""
    account_id, wanted = own_id(request), _wanted(request)
    listing = listing_for(account_id, listing_id)
    if wanted:
        like(
            account_id=account_id,
            kind="listing",
            subject_id=listing_id,
            owner_id=listing.seller.id,
            now=clock.now(),
        )
        words = _("Liked. We tell you when the price drops.")
    else:
        unlike(account_id=account_id, kind="listing", subject_id=listing_id, now=clock.now())
        words = _("Like taken back.")
    if not request.headers.get("HX-Request"):
        messages.success(request, words)
        return HttpResponseRedirect(way_back(request, listing.url))
    heart = {
        "id": listing_id,
        "title": listing.title,
        "liked": wanted,
        "likes": like_counts("listing", [listing_id]).get(listing_id, 0),
        "words": words,
        "is_undo": "undo" in request.POST,
    }
    return render(request, "pages/like_answer.html", heart)


@require_POST
@after_sign_in
def follow_closet(request: HttpRequest, handle: str) -> HttpResponse:
    """Follow a closet or no more; the answer is the button and the new count."""
    person, account_id, wanted = closet_by_handle(own_id(request), handle), own_id(request), _wanted(request)
    if wanted:
        follow(account_id=account_id, followed_id=person.id, now=clock.now())
        words = _("You follow %(name)s. New things come up in your feed.") % {"name": person.display_name}
    else:
        unfollow(account_id=account_id, followed_id=person.id, now=clock.now())
        words = _("You follow %(name)s no more.") % {"name": person.display_name}
    if not request.headers.get("HX-Request"):
        messages.success(request, words)
        return HttpResponseRedirect(way_back(request, reverse("closet", args=[person.handle])))
    answer = {"person": person, "following": wanted, "followers": follower_count(person.id), "words": words}
    return render(request, "pages/follow_answer.html", answer)


@require_POST
@after_sign_in
def block_closet(request: HttpRequest, handle: str) -> HttpResponse:
    """Block somebody or lift the block; whoever blocked can still find the closet by its address to lift it."""
    person, account_id = closet_by_handle(own_id(request), handle), own_id(request)
    if _wanted(request):
        block(account_id=account_id, blocked_id=person.id, now=clock.now())
        messages.success(request, _("Blocked. Neither of you sees the other from now on."))
    else:
        unblock(account_id=account_id, blocked_id=person.id, now=clock.now())
        messages.success(request, _("The block is lifted."))
    return HttpResponseRedirect(reverse("ties"))


@require_POST
@after_sign_in
def mute_closet(request: HttpRequest, handle: str) -> HttpResponse:
    """Mute somebody or listen again; the other does not notice."""
    person, account_id = closet_by_handle(own_id(request), handle), own_id(request)
    if _wanted(request):
        mute(account_id=account_id, muted_id=person.id, now=clock.now())
        messages.success(request, _("Muted. Their things do not come up in your feed; they are not told."))
    else:
        unmute(account_id=account_id, muted_id=person.id, now=clock.now())
        messages.success(request, _("You see their things again."))
    return HttpResponseRedirect(way_back(request, reverse("closet", args=[person.handle])))


def _wanted(request: HttpRequest) -> bool:
    return request.POST.get("wanted", "1") != "0"
