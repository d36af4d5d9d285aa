"""What things cost that go somewhere, by the operator's prices and taxes of today."""

from collections.abc import Sequence
from typing import Protocol

from haat.orders import policies
from haat.orders.queries.taxes import tax_rules
from haat.orders.rules.prices import ParcelPrice, Piece, price_of


class Priced(Protocol):
    """A thing in a bag, or one that was promised to an order."""

    @property
    def price_minor(self) -> int: ...
    @property
    def quantity(self) -> int: ...
    @property
    def parcel_class(self) -> str: ...
    @property
    def category_id(self) -> int | None: ...
    @property
    def category_path(self) -> tuple[str, ...]: ...


def price_things(
    things: Sequence[Priced],
    *,
    country: str = "",
    city: str = "",
    covered_minor: int | None = None,
    is_fetched: bool = False,
) -> ParcelPrice:
    """One seller's things in one parcel; `covered_minor` is the dearest thing of the parcel they travel with.

    What the buyer fetches has no shipping.
    """
    return price_of(
        [
            Piece(
                thing.price_minor * thing.quantity,
                0 if is_fetched else parcel_minor(thing.parcel_class),
                thing.category_path,
            )
            for thing in things
        ],
        further_minor=0 if is_fetched else policies.PARCEL_FURTHER.value(),
        covered_minor=covered_minor,
        tax_rules=tax_rules(),
        country=country,
        region=city,
    )


def parcel_minor(parcel_class: str) -> int:
    """What a parcel of this class costs alone; a class that has no price counts as "medium"."""
    return policies.PARCEL_PRICES.get(parcel_class, policies.PARCEL_PRICES["medium"]).value()
