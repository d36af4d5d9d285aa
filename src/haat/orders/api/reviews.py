"""Reviews by program."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from haat.accounts.queries import closet_by_handle
from haat.kernel import clock
from haat.kernel.api import Cursor, Id, Limit, Page, asker, page_of, read_cursor, token
from haat.orders.api import case_schemas as schemas
from haat.orders.operations.edit_review import edit_review
from haat.orders.operations.reply_to_review import reply_to_review
from haat.orders.operations.report_review import report_review
from haat.orders.operations.write_review import write_review
from haat.orders.queries import rating_of, reviews_of
from haat.orders.queries.reviews import review_for

router = Router(tags=["reviews"])
read, write = token("orders:read"), token("orders:write")


@router.get("/closets/{handle}/reviews", auth=read, response=Page[schemas.ReviewOut])
def of_closet(request: HttpRequest, handle: str, limit: Limit = 20, cursor: Cursor = "") -> Any:
    """What buyers say about a closet, newest first."""
    before = next(iter(read_cursor(cursor)), None)
    person = closet_by_handle(asker(request), handle)
    rows = reviews_of(asker(request), person.id, before=before, limit=limit + 1)
    return page_of(rows, limit=limit, last=lambda row: row.id)


@router.get("/closets/{handle}/rating", auth=read, response=schemas.RatingOut)
def stars_of_closet(request: HttpRequest, handle: str) -> Any:
    """How many reviews, and their plain average."""
    return rating_of(closet_by_handle(asker(request), handle).id)


@router.post("/orders/{order_id}/reviews", auth=write, response={201: schemas.OwnReviewOut})
def write_one(request: HttpRequest, order_id: Id, body: schemas.ReviewIn) -> Any:
    """Say how it was; hidden until both sides wrote or the days are over."""
    review_id = write_review(author_id=asker(request), order_id=order_id, **body.model_dump(), now=clock.now())
    return Status(201, review_for(asker(request), review_id))


@router.patch("/reviews/{review_id}", auth=write, response=schemas.OwnReviewOut)
def change(request: HttpRequest, review_id: Id, body: schemas.ReviewChangeIn) -> Any:
    """Change it while nobody can read it."""
    edit_review(author_id=asker(request), review_id=review_id, **body.model_dump(), now=clock.now())
    return review_for(asker(request), review_id)


@router.post("/reviews/{review_id}/reply", auth=write, response=schemas.ReviewOut)
def reply(request: HttpRequest, review_id: Id, body: schemas.ReplyIn) -> Any:
    """Answer once, in public."""
    reply_to_review(account_id=asker(request), review_id=review_id, words=body.words, now=clock.now())
    return review_for(asker(request), review_id)


@router.post("/reviews/{review_id}/report", auth=write, response={204: None})
def report(request: HttpRequest, review_id: Id, body: schemas.ReportIn) -> Any:
    """Ask a moderator to look at it; nothing is hidden by that."""
    report_review(reporter_id=asker(request), review_id=review_id, **body.model_dump(), now=clock.now())
    return Status(204, None)
