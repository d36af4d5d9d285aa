"""Shapes of delivery records and plans as programs see them."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from haat.kernel.api import Input
from haat.kernel.money import MAX_MINOR

Sum = Annotated[int, Field(ge=0, le=MAX_MINOR)] | None


class StrikeOut(Schema):
    """A parcel that was refused or found nobody; it counts until `counts_until` unless it was lifted."""

    id: int
    order_id: int
    outcome: str
    given_at: datetime
    counts_until: datetime
    lifted_at: datetime | None
    appealed_at: datetime | None
    answer: str
    answered_at: datetime | None


class RecordOut(Schema):
    """Your delivery record of two years; `not_theirs` were a courier's or a seller's fault."""

    taken: int
    lost: int
    not_theirs: int
    under_way: int
    counting: int
    strikes_allowed: int
    strike_days: int
    off_until: datetime | None
    strikes: list[StrikeOut]


class AppealIn(Input):
    """What was different about a parcel."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]


class PolicyOut(Schema):
    """How you narrow the market's policy; null is no rule of your own."""

    low_as: str
    medium_as: str
    high_as: str
    deposit_above_minor: int | None
    first_time_cap_minor: int | None
    cap_minor: int | None


class PolicyIn(Input):
    """A policy of your own; a tier may be treated as a higher one, never as a lower."""

    low_as: Literal["low", "medium", "high", "very_high"] = "low"
    medium_as: Literal["medium", "high", "very_high"] = "medium"
    high_as: Literal["high", "very_high"] = "high"
    deposit_above_minor: Sum = None
    first_time_cap_minor: Sum = None
    cap_minor: Sum = None


class SpanOut(Schema):
    """A figure with the interval of eight in ten."""

    middle: int
    low: int
    high: int


class MonthOut(Schema):
    """How the parcels placed in one month ended."""

    first_day: date
    taken: int
    lost: int


class WhatIfOut(Schema):
    """What a policy would have done to the last year, under the market's stated assumptions."""

    parcels: int
    lost: int
    asked: int
    avoided: SpanOut
    saved: SpanOut
    buyers_gone: SpanOut
    sales_gone: SpanOut
    is_guess: bool


class PlanOut(Schema):
    """What to expect of the next 30 days, and what happened in the last year. Money in minor units."""

    currency: str
    parcels_ahead: SpanOut
    lost_ahead: SpanOut
    cost_ahead: SpanOut
    parcels: int
    lost: int
    cost_minor: int
    months: list[MonthOut]
    policy: PolicyOut
    what_if: WhatIfOut | None
