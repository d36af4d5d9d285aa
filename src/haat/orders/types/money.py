"""What an order costs and what clears it, as its page shows it. All amounts are minor units."""

from dataclasses import dataclass
from datetime import datetime

from haat.kernel.errors import Words


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One tax of an order, over all it is on; included in the prices or added to them."""

    name: str
    included: bool
    minor: int


@dataclass(frozen=True, slots=True)
class WayOpen:
    """A way to clear an order that waits for the buyer's word [COD-2]: "tap", "code", "deposit", "prepay_discount"."""

    kind: str
    words: Words
    amount_minor: int
    now_minor: int


@dataclass(frozen=True, slots=True)
class OtherOrder:
    """An order that travels in the same parcel [ORD-5]."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class TimeWish:
    """The seller asked for more time [ORD-2]; `declined_at` when the buyer said no."""

    reason: str
    asked_at: datetime
    declined_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sums:
    """What an order's total is made of; `site_tax_minor` of it the site keeps for the state."""

    tax_minor: int = 0
    site_tax_minor: int = 0
    discount_minor: int = 0
    cash_fee_minor: int = 0
    taxes: tuple[TaxLine, ...] = ()
