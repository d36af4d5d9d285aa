"""What a checkout costs over several sellers and several ways to pay, to the last coin [LED-5]."""

from collections.abc import Sequence
from dataclasses import dataclass

from haat.orders.rules.prices import ParcelPrice
from haat.risk.types import Assessment, CodRequest, Way


@dataclass(frozen=True, slots=True)
class ParcelQuote:
    """One order as it would be placed: its price, what clears it when it is paid at the door, what is paid how.

    `refused` says why it cannot be paid at the door; `parts` are minor units by method and sum to `total_minor`.
    `combined_with` is the earlier order that it travels with [ORD-5].
    """

    seller_id: int
    price: ParcelPrice
    total_minor: int
    parts: dict[str, int]
    combined_with: int | None = None
    request: CodRequest | None = None
    assessment: Assessment | None = None
    refused: str = ""
    discount_minor: int = 0
    cash_fee_minor: int = 0
    # Where the buyer fetches it; empty when it is sent.
    pickup_place: str = ""

    @property
    def ways(self) -> tuple[Way, ...]:
        """What clears it at the door, the cheapest first; none when it is not paid there."""
        return self.assessment.ways if self.assessment else ()

    @property
    def at_the_door(self) -> tuple[Way, ...]:
        """Those of the ways that leave something to pay at the door."""
        return tuple(way for way in self.ways if way.kind in CASH_WAYS)

    @property
    def is_clear(self) -> bool:
        """Whether it goes straight to packing when it is paid at the door."""
        return self.assessment is None or self.assessment.clear

    @property
    def offer(self) -> Way | None:
        """What paying before would save."""
        return next((way for way in self.ways if way.kind == "prepay_discount" and way.amount_minor), None)

    @property
    def first_way(self) -> Way | None:
        """The cheapest for the buyer."""
        return next(iter(self.ways), None)


@dataclass(frozen=True, slots=True)
class Quote:
    """A whole checkout. `credit_minor` is the store credit that is used, `has_credit_minor` what there is."""

    buyer_id: int
    parcels: tuple[ParcelQuote, ...]
    method: str
    currency: str
    credit_minor: int = 0
    has_credit_minor: int = 0
    offer_taken: bool = False

    @property
    def total_minor(self) -> int:
        return sum(parcel.total_minor for parcel in self.parcels)

    @property
    def rest_minor(self) -> int:
        """What is left to pay by the chosen method."""
        return self.total_minor - self.credit_minor

    @property
    def item_minor(self) -> int:
        return sum(parcel.price.item_minor for parcel in self.parcels)

    @property
    def shipping_minor(self) -> int:
        return sum(parcel.price.shipping_minor for parcel in self.parcels)

    @property
    def discount_minor(self) -> int:
        return sum(parcel.discount_minor for parcel in self.parcels)

    @property
    def cash_fee_minor(self) -> int:
        return sum(parcel.cash_fee_minor for parcel in self.parcels)

    @property
    def taxes(self) -> tuple[tuple[str, bool, int], ...]:
        """(name, included, minor units) of each tax, over all parcels."""
        return sum_taxes([parcel.price for parcel in self.parcels])

    @property
    def refused(self) -> str:
        """Why it cannot be paid at the door; empty when it can."""
        return next((parcel.refused for parcel in self.parcels if parcel.refused), "")

    @property
    def offer_minor(self) -> int:
        """What paying before would save in all."""
        return sum(parcel.offer.amount_minor for parcel in self.parcels if parcel.offer)


CASH_WAYS = ("none", "tap", "code", "deposit")


def sum_taxes(prices: Sequence[ParcelPrice]) -> tuple[tuple[str, bool, int], ...]:
    """Each tax once, with what it comes to."""
    found: dict[tuple[str, bool], int] = {}
    for price in prices:
        for tax in price.all_taxes:
            key = tax.name, tax.included
            found[key] = found.get(key, 0) + tax.minor
    return tuple((name, included, minor) for (name, included), minor in found.items() if minor)
