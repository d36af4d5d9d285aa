"""Values that cross the border of risk."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal, Protocol

from haat.kernel.errors import Words

Tier = Literal["low", "medium", "high", "very_high"]
TIERS: tuple[Tier, ...] = ("low", "medium", "high", "very_high")

DELIVERED, REFUSED, UNREACHABLE = "delivered", "refused", "unreachable"
COURIER_FAULT, SELLER_FAULT, CANCELLED = "courier_fault", "seller_fault", "cancelled"
OUTCOMES = (DELIVERED, REFUSED, UNREACHABLE, COURIER_FAULT, SELLER_FAULT, CANCELLED)
# What says something about the buyer: the rest is somebody else's doing, or nobody's.
TAKEN = frozenset({DELIVERED})
LOST = frozenset({REFUSED, UNREACHABLE})

WayKind = Literal["none", "tap", "code", "deposit", "prepay_discount", "prepay"]


@dataclass(frozen=True, slots=True)
class CodRequest:
    """One order that would be paid at the door. `phone` as typed or E.164; `device` is any stable text, "" if unknown.

    `order_key` names the order before it has an id; `earlier_orders` are the buyer's orders that ended well and were
    not paid at the door (history of the others is kept here).
    """

    order_key: str
    buyer_id: int
    seller_id: int
    amount_minor: int
    currency: str
    phone: str
    line: str
    landmark: str
    city: str
    country: str
    plus_code: str
    category_ids: tuple[int, ...]
    coupon: bool
    device: str
    placed_at: datetime
    earlier_orders: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """How parcels of a group ended: weights that halve every `rules.HALF_LIFE_DAYS`, not counts.

    `mean_log_amount` is the mean of ln(amount in minor units) over them; 0 when there are none.
    """

    taken: float = 0.0
    lost: float = 0.0
    mean_log_amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier order paid at the door that shares the buyer, the phone, the address or the device.

    `outcome` is "" while it is under way; `ended_at` belongs to an outcome.
    """

    buyer_id: int
    seller_id: int
    amount_minor: int
    placed_at: datetime
    outcome: str = ""
    ended_at: datetime | None = None
    same_phone: bool = False
    same_address: bool = False
    same_device: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """All that the signals of one request are computed from, as known when it was placed."""

    joined_at: datetime | None = None
    phone_verified: bool = False
    phone_valid: bool = True
    city_known: bool = True
    past: tuple[Past, ...] = ()
    seller: Rate = Rate()
    area: Rate = Rate()
    market: Rate = Rate()
    # Of other communities that share their reputation [COD-7]; empty below five of them.
    shared: Rate = Rate()


@dataclass(frozen=True, slots=True)
class Features:
    """The signals of [COD-1], in the order that models are trained with. All are bounded floats.

    `*_lost` are differences of log-odds between a smoothed share of lost parcels and the market's: 0 knows nothing,
    +1 is about 2.7 times the odds. Counts are ln(1 + n). Nothing here says who somebody is: no name, sex, religion
    or language.
    """

    market: float  # log-odds of a lost parcel in the market
    own_lost: float  # the buyer's own parcels
    own_taken: float  # ln(1 + weight of own parcels taken)
    own_last_lost: float  # 1 when the buyer's last parcel was lost
    first_purchase: float  # 1 when the buyer has no order before
    account_days: float  # ln(1 + days since joining), at most three years
    phone_verified: float  # 1 when this buyer has confirmed by a code sent to this number
    phone_valid: float  # 1 when the number can exist
    phone_accounts: float  # ln(1 + other accounts that used the number)
    phone_lost: float  # other accounts' parcels to the number
    address_quality: float  # 0 (nothing to find it by) … 1
    address_gibberish: float  # 1 when it cannot be read
    city_known: float  # 1 when parcels have gone to this town
    address_taken: float  # ln(1 + weight of parcels taken at the address, by whomever)
    address_accounts: float  # ln(1 + other accounts at the address)
    address_lost: float  # other accounts' parcels to the address
    device_accounts: float  # ln(1 + other accounts of the device)
    device_lost: float  # other accounts' parcels from the device
    value_to_own: float  # ln(amount / own mean), −3 … 3, 0 without a habit
    value_to_area: float  # ln(amount / the area's mean), −3 … 3
    orders_hour: float  # ln(1 + own orders in the last hour)
    orders_day: float  # ln(1 + own orders in the last day)
    phone_day: float  # ln(1 + other accounts' orders with the number in the last day)
    address_day: float  # ln(1 + other accounts' orders to the address in the last day)
    device_day: float  # ln(1 + other accounts' orders from the device in the last day)
    sellers_day: float  # ln(1 + other sellers ordered from in the last day)
    open_parcels: float  # ln(1 + own parcels under way)
    seller_lost: float  # the seller's parcels
    area_lost: float  # the town's parcels
    coupon: float  # 1 when a coupon is used
    night: float  # 1 between midnight and five, where the parcel goes
    shared_lost: float  # parcels to the number in other communities, 0 below five of them

    def vector(self) -> tuple[float, ...]:
        """The values in the documented order."""
        return tuple(getattr(self, name) for name in FEATURES)


FEATURES: tuple[str, ...] = tuple(each.name for each in fields(Features))


class Model(Protocol):
    """What turns signals into a probability: the priors, or a version trained on the market's own history."""

    @property
    def version(self) -> str: ...

    def probability(self, features: Features) -> float:
        """Of a lost parcel, calibrated, 0 … 1."""
        ...

    def contributions(self, features: Features) -> dict[str, float]:
        """How much each signal moves the log-odds, by the name of the feature; positive is riskier."""
        ...


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
