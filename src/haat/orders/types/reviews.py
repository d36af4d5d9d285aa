"""Values of reviews that cross the border."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class RatingView:
    """The stars that somebody got in one role. `average` is plain and for people, `score` Bayesian and for ranking;
    `regard` is how far the score stands from that of somebody without a review.
    """

    count: int
    average: float | None
    score: float
    regard: float

    @property
    def rounded(self) -> float | None:
        """One digit after the point."""
        return None if self.average is None else round(self.average, 1)

    @property
    def whole(self) -> int:
        """Whole stars, for the picture beside the figure."""
        return round(self.average or 0)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as a page shows it; `author` is a Person. `state` is "hidden_yet", "shown" or "taken_away"."""

    id: int
    order_id: int
    author: Any
    about_id: int
    role: str
    stars: int
    words: str
    photos: Sequence[Any]
    title: str
    listing_id: int | None
    incentive: bool
    written_at: datetime
    shown_at: datetime | None
    state: str
    reply: str = ""
    replied_at: datetime | None = None
    hidden_reason: str = ""
    line_id: int | None = None
    reports: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class ToReview:
    """Something that the person may write about: a thing they bought, or the buyer they sold to."""

    line_id: int | None
    title: str
    photo: Any
    written: ReviewView | None


@dataclass(frozen=True, slots=True)
class ReviewRoom:
    """What one side of an order can write, until when, and what both sides wrote once it can be read."""

    order_id: int
    number: str
    role: str
    other: Any
    things: tuple[ToReview, ...]
    ends_at: datetime
    is_open: bool
    is_shown: bool
    received: tuple[ReviewView, ...] = ()


@dataclass(frozen=True, slots=True)
class Reliability:
    """What a seller sees of a buyer: parcels taken, parcels not taken, and what other sellers said."""

    taken: int
    refused: int
    rating: RatingView
