"""Shapes of cases and reviews as programs see them."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from haat.accounts.shapes import PartyOut
from haat.kernel.api import Id, Input
from haat.media.shapes import ShownPhotoOut
from haat.orders.api.schemas import OrderAddressOut
from haat.orders.rules import cases, reviews

Words = Annotated[str, Field(max_length=4 * cases.LONGEST_WORDS)]
PhotoIds = Annotated[list[Id], Field(max_length=50)]
Amount = Annotated[int, Field(gt=0, le=2**53)]


class CaseEntryOut(Schema):
    """A line of the timeline; at `due_at` silence does what `silence` says."""

    id: int
    act: str
    role: str
    words: str
    photos: list[ShownPhotoOut]
    amount_minor: int | None
    state: str
    at: datetime
    due_at: datetime | None
    silence: str


class CaseClockOut(Schema):
    """The running clock: what silence does, and when."""

    kind: str
    ends_at: datetime


class CaseOut(Schema):
    """All of a case; `actions` are what you can do next. `return_to` is where its buyer sends the thing back now; in
    the state "addressing" its seller has to add an address first (POST /me/addresses).
    """

    id: int
    order_id: int
    role: str
    kind: str
    state: str
    buyer: PartyOut
    seller: PartyOut
    currency: str
    total_minor: int
    left_minor: int
    opened_at: datetime
    entries: list[CaseEntryOut]
    clock: CaseClockOut | None
    actions: list[str]
    offer_minor: int | None
    label_by: str
    way_back_minor: int
    way_back_paid_by: str
    return_to: OrderAddressOut | None
    carrier: str
    tracking: str
    decision: str
    decision_minor: int | None
    outcome: str
    refunded_minor: int
    closed_at: datetime | None


class CaseRowOut(Schema):
    """A case in a list."""

    id: int
    order_id: int
    kind: str
    state: str
    titles: list[str]
    total_minor: int
    currency: str
    opened_at: datetime
    due_at: datetime | None
    outcome: str


class CaseIn(Input):
    """What is wrong: not_received, not_as_described, counterfeit or damaged; photos for all but the first."""

    kind: Literal["not_received", "not_as_described", "counterfeit", "damaged"]
    words: Words
    photo_ids: PhotoIds = []


class CaseWordsIn(Input):
    """Words and photos."""

    words: Words = ""
    photo_ids: PhotoIds = []


class OfferIn(Input):
    """A part of what was paid."""

    amount_minor: Amount
    words: Words = ""


class CaseNoteIn(Input):
    """A word to the other side."""

    words: Words = ""


class ReturnIn(Input):
    """Who brings it back, and the number to follow it by; what it cost, with a photo of the receipt."""

    carrier: Annotated[str, Field(max_length=200)]
    tracking: Annotated[str, Field(max_length=200)]
    cost_minor: Amount | None = None
    photo_ids: PhotoIds = []


class InspectIn(Input):
    """Whether the thing goes on sale again."""

    restock: bool = False


class DecisionIn(Input):
    """A moderator's decision with reasons; `amount_minor` with "partial"."""

    decision: Literal["refund", "partial", "return", "none"]
    amount_minor: Amount | None = None
    borne_by: Literal["seller", "platform"] = "seller"
    words: Words


class ReviewOut(Schema):
    """A review that can be read."""

    id: int
    author: PartyOut
    role: str
    stars: int
    words: str
    photos: list[ShownPhotoOut]
    title: str
    incentive: bool
    written_at: datetime
    reply: str
    replied_at: datetime | None


class OwnReviewOut(Schema):
    """What you wrote; `state` is hidden_yet, shown or taken_away."""

    id: int
    line_id: int | None
    stars: int
    words: str
    incentive: bool
    state: str
    hidden_reason: str


class RatingOut(Schema):
    """The stars that somebody got: how many reviews, and their plain average."""

    count: int
    average: float | None


class ReviewIn(Input):
    """One to five stars; `line_id` names the thing when you bought, and stays out when you sold."""

    line_id: Id | None = None
    stars: Annotated[int, Field(ge=reviews.FEWEST_STARS, le=reviews.MOST_STARS)]
    words: Words = ""
    photo_ids: PhotoIds = []
    incentive: bool = False


class ReviewChangeIn(Input):
    """The same again, while nobody can read it."""

    stars: Annotated[int, Field(ge=reviews.FEWEST_STARS, le=reviews.MOST_STARS)]
    words: Words = ""
    photo_ids: PhotoIds = []
    incentive: bool = False


class ReplyIn(Input):
    """One public reply."""

    words: Words


class ReportIn(Input):
    """Why a moderator should look at it."""

    reason: Literal["insult", "private", "untrue", "not_about_it", "advertising", "other"]
    words: Annotated[str, Field(max_length=2000)] = ""
