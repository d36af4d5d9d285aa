"""Values that cross the border of orders."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, TypedDict

from haat.kernel.errors import Refusal
from haat.orders.types.money import OtherOrder, Sums, TimeWish, WayOpen
from haat.orders.types.parcels import AttemptView


class OwnThing(Refusal):
    """Nobody buys from themselves."""


class NotForSaleNow(Refusal):
    """Sold, away, taken down, or a draft."""


class NewAddress(TypedDict):
    """An address typed at the checkout; it is kept with the account when the order goes through."""

    name: str
    phone: str
    line: str
    landmark: str
    city: str
    country: str
    plus_code: str


@dataclass(frozen=True, slots=True)
class Clock:
    """What silence does: `kind` names it, `share` is how much of the time has passed (0 … 1)."""

    kind: str
    ends_at: datetime
    left: timedelta
    share: float


@dataclass(frozen=True, slots=True)
class AddressCopy:
    """The address as it was when the order was placed; what the account changes later does not move a parcel."""

    name: str
    phone: str
    line: str
    city: str
    country: str
    landmark: str = ""
    postcode: str = ""
    plus_code: str = ""

    @classmethod
    def of(cls, kept: Any) -> "AddressCopy":
        """A copy of an address of an account (accounts.types.AddressView)."""
        return cls(
            name=kept.name,
            phone=kept.phone_as_read,
            line=kept.line,
            city=kept.city,
            country=kept.country,
            landmark=kept.landmark,
            postcode=kept.postcode,
            plus_code=kept.plus_code,
        )

    def as_json(self) -> dict[str, str]:
        return asdict(self)

    @property
    def masked_phone(self) -> str:
        """Enough of the number to recognize it: +92 300 ••• 4471."""
        shown = self.phone[:-7].strip()
        return f"{shown} ••• {self.phone[-4:]}" if len(self.phone) > 9 else self.phone


@dataclass(frozen=True, slots=True)
class LineView:
    """One thing of an order, as it was when it was ordered; `cancelled_at` when it was called off alone."""

    id: int
    listing_id: int
    title: str
    size: str
    price_minor: int
    quantity: int
    photo: Any
    cancelled_at: datetime | None = None
    cancelled_role: str = ""
    cancel_reason: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step that was taken: to which state, when, in which role, why."""

    state: str
    at: datetime
    role: str
    actor_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """All of one order for the person asking; `role` is theirs in it, `case` a CaseMark."""

    id: int
    number: str
    role: str
    state: str
    buyer: Any
    seller: Any
    lines: tuple[LineView, ...]
    method: str
    currency: str
    item_minor: int
    shipping_minor: int
    fee_minor: int
    vat_minor: int
    address: AddressCopy
    placed_at: datetime
    due_at: datetime | None
    extended: bool
    carrier: str
    tracking: str
    steps: tuple[StepView, ...]
    payment: Any
    payments: tuple[Any, ...] = ()
    case: Any = None
    sums: Sums = field(default_factory=Sums)
    ways: tuple[WayOpen, ...] = ()
    deposit_minor: int = 0
    time_wish: TimeWish | None = None
    combined_with: OtherOrder | None = None
    companions: tuple[OtherOrder, ...] = ()
    clock: Clock | None = None
    actions: tuple[str, ...] = field(default=())
    attempts: tuple[AttemptView, ...] = ()
    pickup_place: str = ""
    # For the buyer of something that is fetched: the six digits that prove it [ORD-5].
    pickup_code: str = ""

    @property
    def total_minor(self) -> int:
        """What the buyer pays."""
        beside = self.sums.tax_minor + self.sums.cash_fee_minor - self.sums.discount_minor
        return self.item_minor + self.shipping_minor + beside

    @property
    def sent(self) -> tuple[LineView, ...]:
        """What is in the parcel: without what was called off."""
        return tuple(line for line in self.lines if line.cancelled_at is None)

    @property
    def way_kinds(self) -> tuple[str, ...]:
        return tuple(way.kind for way in self.ways)

    @property
    def cash_minor(self) -> int:
        """What is paid at the door."""
        return sum(part.amount_minor for part in self.payments if part.method == "cod" and part.state != "void")

    @property
    def seller_minor(self) -> int:
        """What the seller keeps: things and shipping without commission and the tax on it."""
        return self.total_minor - self.fee_minor - self.vat_minor - self.sums.site_tax_minor

    @property
    def title(self) -> str:
        return " + ".join(line.title for line in self.sent)

    @property
    def left_a_case(self) -> bool:
        """Whether the last step out of a dispute was the end of the order: a case decided it."""
        states = [step.state for step in self.steps]
        return any(
            before == "disputed" and after in ("accepted", "cancelled", "returned")
            for before, after in pairwise(states)
        )


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list."""

    id: int
    number: str
    state: str
    other: Any
    titles: tuple[str, ...]
    photos: Sequence[Any]
    total_minor: int
    currency: str
    city: str
    placed_at: datetime
    due_at: datetime | None
    method: str
    # The number of the order in whose parcel it travels [ORD-5].
    travels_with: str = ""
    is_pickup: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What was earned on one day; `percent` is its part of the best day."""

    date: date
    minor: int
    percent: int
    is_today: bool


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday on, after fees."""

    days: tuple[Day, ...]
    minor: int
    before_minor: int

    @property
    def change(self) -> int | None:
        """Percent against the week before; None when there was nothing to compare with."""
        return round((self.minor - self.before_minor) * 100 / self.before_minor) if self.before_minor else None
