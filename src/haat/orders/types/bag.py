"""The bag as it stands, a parcel for each seller."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Taken:
    """A thing that left a bag to be ordered."""

    listing_id: int
    variant_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing that somebody put into a bag, with its title and price of that moment."""

    listing_id: int
    variant_id: int
    seller_id: int
    title: str
    price_minor: int
    currency: str

    @property
    def key(self) -> tuple[int, int]:
        return self.listing_id, self.variant_id


@dataclass(frozen=True, slots=True)
class BagLine:
    """One thing in the bag. `state` is "here", "changed" (its price moved), "sold", "away" or "gone"."""

    listing_id: int
    variant_id: int
    title: str
    size: str
    condition: str
    price_minor: int
    was_minor: int
    currency: str
    photo: Any
    url: str
    state: str
    parcel_class: str = "medium"
    cod_allowed: bool = True
    category_id: int | None = None
    category_path: tuple[str, ...] = ()
    quantity: int = 1

    @property
    def can_be_bought(self) -> bool:
        return self.state in ("here", "changed")

    @property
    def key(self) -> str:
        """Names the line in a form: "12-5"."""
        return f"{self.listing_id}-{self.variant_id}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one seller sends: one order once placed."""

    seller: Any
    lines: tuple[BagLine, ...]
    shipping_minor: int
    arrives_from: date
    arrives_until: date
    # What taxes add to the prices; known once it is known where it goes, as is the order it can travel with [ORD-5].
    tax_minor: int = 0
    combined_with: int | None = None

    @property
    def item_minor(self) -> int:
        return sum(line.price_minor for line in self.lines if line.can_be_bought)

    @property
    def total_minor(self) -> int:
        return self.item_minor + self.shipping_minor + self.tax_minor

    @property
    def can_be_bought(self) -> bool:
        return any(line.can_be_bought for line in self.lines)


@dataclass(frozen=True, slots=True)
class BagView:
    """The bag as it stands now, a parcel for each seller."""

    parcels: tuple[Parcel, ...]
    currency: str

    @property
    def lines(self) -> tuple[BagLine, ...]:
        return tuple(line for parcel in self.parcels for line in parcel.lines)

    @property
    def buyable(self) -> tuple[Parcel, ...]:
        return tuple(parcel for parcel in self.parcels if parcel.can_be_bought)

    @property
    def things(self) -> int:
        return sum(1 for line in self.lines if line.can_be_bought)

    @property
    def item_minor(self) -> int:
        return sum(parcel.item_minor for parcel in self.parcels)

    @property
    def shipping_minor(self) -> int:
        return sum(parcel.shipping_minor for parcel in self.parcels)

    @property
    def tax_minor(self) -> int:
        return sum(parcel.tax_minor for parcel in self.parcels)

    @property
    def total_minor(self) -> int:
        return self.item_minor + self.shipping_minor + self.tax_minor

    @property
    def cod_allowed(self) -> bool:
        return all(line.cod_allowed for line in self.lines if line.can_be_bought)
