"""What several contexts answer together: closets, and the buttons between people and things."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema, Status

from haat.accounts.queries import closet_by_handle, people, story_of
from haat.accounts.shapes import PersonOut
from haat.accounts.types import Person
from haat.kernel import clock
from haat.kernel.api import Cursor, Id, Limit, Page, anyone, asker, page_of, read_cursor, token, viewer_id
from haat.kernel.errors import NotFound
from haat.listings.queries import cards, closet_listing_ids, listing_for
from haat.listings.shapes import ThingOut
from haat.social.operations.block import block
from haat.social.operations.follow import follow
from haat.social.operations.like import like
from haat.social.operations.unblock import unblock
from haat.social.operations.unfollow import unfollow
from haat.social.operations.unlike import unlike
from haat.social.queries import follower_count, following_of, is_blocked_between, is_following, liked_ids

router = Router(tags=["closets"])
read, write = token("profile:read"), token("profile:write")


class ClosetOut(Schema):
    """A closet as others see it."""

    id: int
    handle: str
    display_name: str
    story: str
    city: str
    country: str
    away_from: date | None
    away_until: date | None
    followers: int
    following: bool


def _closet(viewer: int | None, handle: str) -> Person:
    person = closet_by_handle(viewer, handle)
    if is_blocked_between(viewer, person.id):
        raise NotFound
    return person


@router.get("/closets/{handle}", auth=anyone, response=ClosetOut)
def read_closet(request: HttpRequest, handle: str) -> Any:
    """Whose closet stands at this handle."""
    viewer = viewer_id(request)
    person = _closet(viewer, handle)
    words = {name: getattr(person, name) for name in PersonOut.model_fields}
    return {
        **words,
        "story": story_of(person.id),
        "away_from": person.away_from,
        "away_until": person.away_until,
        "followers": follower_count(person.id),
        "following": is_following(viewer, person.id),
    }


@router.get("/closets/{handle}/listings", auth=anyone, response=Page[ThingOut])
def read_shelf(
    request: HttpRequest,
    handle: str,
    state: Literal["", "active", "sold"] = "",
    limit: Limit = 30,
    cursor: Cursor = "",
) -> Any:
    """What a closet shows, newest first."""
    viewer = viewer_id(request)
    person = _closet(viewer, handle)
    before = next(iter(read_cursor(cursor)), None)
    page = page_of(
        closet_listing_ids(viewer, person.id, state=state, before=before, limit=limit + 1), limit=limit, last=int
    )
    return {**page, "items": cards(viewer, page["items"])}


@router.put("/closets/{handle}/follow", auth=write, response={204: None})
def start_following(request: HttpRequest, handle: str) -> Any:
    """Follow a closet."""
    followed = closet_by_handle(asker(request), handle)
    follow(account_id=asker(request), followed_id=followed.id, now=clock.now())
    return Status(204, None)


@router.delete("/closets/{handle}/follow", auth=write, response={204: None})
def stop_following(request: HttpRequest, handle: str) -> Any:
    """Follow a closet no more."""
    followed = closet_by_handle(asker(request), handle)
    unfollow(account_id=asker(request), followed_id=followed.id, now=clock.now())
    return Status(204, None)


@router.put("/closets/{handle}/block", auth=write, response={204: None})
def start_blocking(request: HttpRequest, handle: str) -> Any:
    """Block somebody: neither sees the other."""
    blocked = closet_by_handle(asker(request), handle)
    block(account_id=asker(request), blocked_id=blocked.id, now=clock.now())
    return Status(204, None)


@router.delete("/closets/{handle}/block", auth=write, response={204: None})
def stop_blocking(request: HttpRequest, handle: str) -> Any:
    """Lift a block."""
    blocked = closet_by_handle(asker(request), handle)
    unblock(account_id=asker(request), blocked_id=blocked.id, now=clock.now())
    return Status(204, None)


@router.put("/listings/{listing_id}/like", auth=write, response={204: None})
def start_liking(request: HttpRequest, listing_id: Id) -> Any:
    """Like a thing; you are told when its price drops."""
    listing = listing_for(asker(request), listing_id)
    like(
        account_id=asker(request),
        kind="listing",
        subject_id=listing_id,
        owner_id=listing.seller.id,
        now=clock.now(),
    )
    return Status(204, None)


@router.delete("/listings/{listing_id}/like", auth=write, response={204: None})
def stop_liking(request: HttpRequest, listing_id: Id) -> Any:
    """Take a like back."""
    unlike(account_id=asker(request), kind="listing", subject_id=listing_id, now=clock.now())
    return Status(204, None)


@router.get("/me/likes", auth=read, response=Page[ThingOut])
def read_likes(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """What you like, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    page = page_of(liked_ids(asker(request), "listing", before=before, limit=limit + 1), limit=limit, last=int)
    return {**page, "items": cards(asker(request), page["items"])}


@router.get("/me/following", auth=read, response=Page[PersonOut])
def read_following(request: HttpRequest, limit: Limit = 30, cursor: Cursor = "") -> Any:
    """Whom you follow, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    page = page_of(following_of(asker(request), before=before, limit=limit + 1), limit=limit, last=int)
    known = people(page["items"])
    return {**page, "items": [known[each] for each in page["items"] if each in known]}
