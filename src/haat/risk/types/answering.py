"""What is answered about a cash order, and what clears it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from haat.kernel.errors import Words
from haat.risk.types.asking import Features
from haat.risk.types.words import Tier, WayKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in words. `weight` is the part in the log-odds; `words` are for the buyer, `seller_words` for the seller."""

    code: str
    weight: float
    words: Words
    seller_words: Words


@dataclass(frozen=True, slots=True)
class Way:
    """What clears the order. `amount_minor`: of the deposit, of the discount, or all that is paid before.

    `cost_minor` is what it adds to (or, below 0, takes from) what the buyer pays in all; `now_minor` is paid before.
    """

    kind: WayKind
    amount_minor: int
    words: Words
    cost_minor: int = 0
    now_minor: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """The probability of a lost parcel, why, and the ways to clear the order, the cheapest for the buyer first.

    `tier` is where the probability falls, `handled_as` the tier whose ways the policies ask for: never a lower one.
    """

    probability: float
    tier: Tier
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    model: str
    handled_as: Tier
    features: Features

    @property
    def clear(self) -> bool:
        """Whether the order goes straight to packing."""
        return any(way.kind == "none" for way in self.ways)


@dataclass(frozen=True, slots=True)
class Sent:
    """A code that is on its way: to which number (its last digits), until when, when the next may be asked for."""

    phone_hint: str
    expires_at: datetime
    again_at: datetime


@dataclass(frozen=True, slots=True)
class CodeState:
    """Where the code of an order stands, for its page. `shown` is the code itself, for staff of a demo only."""

    sent_at: datetime | None = None
    failed: bool = False
    phone_hint: str = ""
    expires_at: datetime | None = None
    again_at: datetime | None = None
    tries_left: int = 0
    locked_until: datetime | None = None
    spent_at: datetime | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class TapView:
    """What a tap link would confirm."""

    order_id: int
    buyer_id: int
    amount_minor: int
    currency: str
    expires_at: datetime
    state: Literal["open", "spent", "expired"]


@dataclass(frozen=True, slots=True)
class SellerPolicy:
    """How a seller narrows the operator's policy: tiers treated as a higher one, sums from which more is asked.

    None is "no rule of my own".
    """

    medium_as: Tier = "medium"
    high_as: Tier = "high"
    low_as: Tier = "low"
    deposit_above_minor: int | None = None
    first_time_cap_minor: int | None = None
    cap_minor: int | None = None


@dataclass(frozen=True, slots=True)
class TierPolicy:
    """The operator's thresholds and ways, read once for one decision."""

    medium_from: float
    high_from: float
    very_high_from: float
    ways: dict[Tier, tuple[WayKind, ...]] = field(default_factory=dict)
    deposit_percent: int = 10
    deposit_least_minor: int = 0
    prepay_discount_percent: int = 0
    prepay_discount_most_minor: int = 0
    fee_minor: int = 0
