"""The seller's plan as its page shows it."""

from dataclasses import dataclass
from datetime import date

from haat.kernel.errors import Words
from haat.risk.types.answering import SellerPolicy
from haat.risk.types.words import Tier


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number with the interval that eight of ten draws fall into."""

    middle: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Month:
    """How the parcels placed in one month ended; the percents are of the tallest month."""

    first_day: date
    taken: int
    lost: int
    taken_percent: int
    lost_percent: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a policy would have done to the last year. Money in minor units."""

    policy: SellerPolicy
    parcels: int
    lost: int
    asked: int
    avoided: Span
    saved: Span
    buyers_gone: Span
    sales_gone: Span

    @property
    def is_guess(self) -> bool:
        """Whether the history is too short to decide by."""
        return self.parcels < 20


@dataclass(frozen=True, slots=True)
class PlanView:
    """What a seller can expect of cash on delivery, and what their policy is. Money in minor units."""

    currency: str
    days: int
    parcels_ahead: Span
    lost_ahead: Span
    cost_ahead: Span
    parcels: int
    lost: int
    lost_percent: int
    market_percent: int
    cost_minor: int
    months: tuple[Month, ...]
    policy: SellerPolicy
    most_minor: int
    what_if: WhatIf | None = None


@dataclass(frozen=True, slots=True)
class TierRow:
    """One tier of the policy in force, in words."""

    tier: Tier
    words: Words
    from_percent: int
    ways: tuple[Words, ...]
    is_narrowed: bool
