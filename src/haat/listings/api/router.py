"""Listings by program: shelves, a thing, and one's own stock."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router, Status
from pydantic import Field

from haat.kernel import clock
from haat.kernel.api import Cursor, Id, Limit, Page, anyone, asker, page_of, read_cursor, token, viewer_id
from haat.listings.api import schemas
from haat.listings.operations.change_price import change_price
from haat.listings.operations.copy_listing import copy_listing
from haat.listings.operations.edit_listing import edit_listing
from haat.listings.operations.order_photos import order_photos
from haat.listings.operations.publish_listing import publish_listing
from haat.listings.operations.relist_listing import relist_listing
from haat.listings.operations.remove_listing import remove_listing
from haat.listings.operations.save_draft import save_draft
from haat.listings.operations.start_draft import start_draft
from haat.listings.queries import closets, shelves, views

router = Router(tags=["listings"])
State = Literal["", "active", "reserved", "sold", "removed", "expired", "away"]
read, write = token("listings:read"), token("listings:write")


@router.get("/categories", auth=anyone, response=list[schemas.CategoryOut])
def list_categories(request: HttpRequest) -> Any:
    """Every category, each before its children, named in your language."""
    return shelves.category_tree(get_language())


@router.get("/brands", auth=anyone, response=list[schemas.BrandOut])
def list_brands(request: HttpRequest, prefix: Annotated[str, Field(max_length=60)] = "") -> Any:
    """Brands that begin with `prefix`."""
    return shelves.brands(prefix)


@router.get("/listings/{listing_id}", auth=anyone, response=schemas.ListingOut)
def read_listing(request: HttpRequest, listing_id: Id) -> Any:
    """A listing as you may see it; your own drafts too, with your token."""
    return views.listing_for(viewer_id(request), listing_id)


@router.get("/me/listings", auth=read, response=Page[schemas.CardOut])
def my_listings(request: HttpRequest, state: State = "", limit: Limit = 30, cursor: Cursor = "") -> Any:
    """Everything you ever put up, newest first."""
    me = asker(request)
    before = next(iter(read_cursor(cursor)), None)
    ids = closets.listings_of(me, state=state, before=before, limit=limit + 1)
    page = page_of(ids, limit=limit, last=int)
    return {**page, "items": views.cards(me, page["items"])}


@router.get("/me/drafts", auth=read, response=list[schemas.DraftOut])
def my_drafts(request: HttpRequest) -> Any:
    """Your unfinished listings, the one touched last first."""
    return closets.drafts_of(asker(request))


@router.post("/listings", auth=write, response={201: schemas.ListingOut})
def start(request: HttpRequest, body: schemas.ListingIn) -> Any:
    """Start a draft with what you know so far. Add photos, then publish it."""
    me, now = asker(request), clock.now()
    listing_id = start_draft(seller_id=me, now=now)
    save_draft(seller_id=me, listing_id=listing_id, fields=body.changes(), now=now)
    return Status(201, views.listing_for(me, listing_id))


@router.patch("/listings/{listing_id}", auth=write, response=schemas.ListingOut)
def change(request: HttpRequest, listing_id: Id, body: schemas.ListingIn) -> Any:
    """Change what you say about a thing, a draft or one that is up."""
    me = asker(request)
    operation = save_draft if views.listing_for(me, listing_id).state == "draft" else edit_listing
    operation(seller_id=me, listing_id=listing_id, fields=body.changes(), now=clock.now())
    return views.listing_for(me, listing_id)


@router.put("/listings/{listing_id}/photos", auth=write, response=schemas.ListingOut)
def photos(request: HttpRequest, listing_id: Id, body: schemas.PhotosIn) -> Any:
    """Exactly these of your photos, in this order; those left out go."""
    me = asker(request)
    order_photos(seller_id=me, listing_id=listing_id, photo_ids=body.photo_ids, now=clock.now())
    return views.listing_for(me, listing_id)


@router.post("/listings/{listing_id}/publish", auth=write, response=schemas.Published)
def go_up(request: HttpRequest, listing_id: Id) -> Any:
    """Put a draft up for sale. What is missing is told by field."""
    me = asker(request)
    seen = publish_listing(seller_id=me, listing_id=listing_id, now=clock.now())
    return {"listing": views.listing_for(me, listing_id), "photos_seen_before": seen}


@router.put("/listings/{listing_id}/price", auth=write, response=schemas.ListingOut)
def price(request: HttpRequest, listing_id: Id, body: schemas.PriceIn) -> Any:
    """A new price. People who like it are told when it drops."""
    me = asker(request)
    change_price(seller_id=me, listing_id=listing_id, price_minor=body.price_minor, now=clock.now())
    return views.listing_for(me, listing_id)


@router.post("/listings/{listing_id}/relist", auth=write, response=schemas.ListingOut)
def relist(request: HttpRequest, listing_id: Id) -> Any:
    """Put a removed or expired listing up again."""
    relist_listing(seller_id=asker(request), listing_id=listing_id, now=clock.now())
    return views.listing_for(asker(request), listing_id)


@router.post("/listings/{listing_id}/copy", auth=write, response={201: schemas.ListingOut})
def copy(request: HttpRequest, listing_id: Id) -> Any:
    """A new draft with the same words and photos."""
    copied = copy_listing(seller_id=asker(request), listing_id=listing_id, now=clock.now())
    return Status(201, views.listing_for(asker(request), copied))


@router.delete("/listings/{listing_id}", auth=write, response={204: None})
def remove(request: HttpRequest, listing_id: Id) -> Any:
    """Take a listing down; a draft is deleted."""
    remove_listing(seller_id=asker(request), listing_id=listing_id, now=clock.now())
    return Status(204, None)


@router.get("/listings/{listing_id}/history", auth=read, response=list[schemas.RevisionOut])
def history(request: HttpRequest, listing_id: Id) -> Any:
    """The edits of your listing, newest first."""
    return closets.revisions_of(asker(request), listing_id)
