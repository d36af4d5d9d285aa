"""What is asked about, what is known, and the signals that come of it."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Protocol


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
    first_wait: float  # ln(1 + hours from joining to the first order), at most three years
    phone_verified: float  # 1 when this buyer has confirmed by a code sent to this number
    phone_valid: float  # 1 when the number can exist
    phone_accounts: float  # ln(1 + other accounts that used the number)
    phone_lost: float  # other accounts' parcels to the number
    address_quality: float  # 0 (nothing to find it by) … 1
    address_gibberish: float  # 1 when it cannot be read
    address_numbers: float  # ln(1 + numbers in the line): house, street, block
    address_landmark: float  # 1 when a landmark is given
    address_plus_code: float  # 1 when a plus code is given
    city_known: float  # 1 when parcels have gone to this town
    address_taken: float  # ln(1 + weight of parcels taken at the address, by whomever)
    address_accounts: float  # ln(1 + other accounts at the address)
    address_lost: float  # other accounts' parcels to the address
    device_accounts: float  # ln(1 + other accounts of the device)
    device_lost: float  # other accounts' parcels from the device
    value_to_own: float  # ln(amount / own mean), −3 … 3, 0 without a habit
    value_to_area: float  # ln(amount / the area's mean), −3 … 3
    value_to_seller: float  # ln(amount / the seller's mean), −3 … 3
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
