"""What a parcel costs, with what is in it and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from haat.orders.rules.taxes import PARCEL, THINGS, Tax, TaxRule, applied, first_tax


@dataclass(frozen=True, slots=True)
class Piece:
    """A thing to be sent: its price, what its parcel class costs alone, its category from the root down."""

    amount_minor: int
    parcel_minor: int
    category_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParcelPrice:
    """What one order costs. `taxes` are in the order of the pieces; `dearest_minor` is the parcel's dearest so far."""

    item_minor: int
    shipping_minor: int
    taxes: tuple[Tax | None, ...]
    shipping_tax: Tax | None
    dearest_minor: int

    @property
    def all_taxes(self) -> tuple[Tax, ...]:
        return tuple(tax for tax in (*self.taxes, self.shipping_tax) if tax)

    @property
    def tax_minor(self) -> int:
        """What is added to the prices."""
        return sum(tax.added_minor for tax in self.all_taxes)

    @property
    def site_tax_minor(self) -> int:
        """What the site collects, added or included."""
        return sum(tax.site_minor for tax in self.all_taxes)

    @property
    def total_minor(self) -> int:
        return self.item_minor + self.shipping_minor + self.tax_minor


def shipping_of(parcel_minors: Sequence[int], *, further_minor: int, covered_minor: int | None = None) -> int:
    """Shipping of one seller's things in one parcel: the dearest of them, plus a little for each further one.

    When they travel with an earlier order [ORD-5] whose dearest thing cost `covered_minor`, each is a further one, and
    only what is dearer than that is added.
    """
    if not parcel_minors:
        return 0
    if covered_minor is None:
        return max(parcel_minors) + further_minor * (len(parcel_minors) - 1)
    return max(0, max(parcel_minors) - covered_minor) + further_minor * len(parcel_minors)


def price_of(
    pieces: Sequence[Piece],
    *,
    further_minor: int,
    covered_minor: int | None,
    tax_rules: Sequence[TaxRule],
    country: str,
    region: str,
) -> ParcelPrice:
    """The whole price of one seller's things that go to a place."""
    parcels = [piece.parcel_minor for piece in pieces]
    shipping = shipping_of(parcels, further_minor=further_minor, covered_minor=covered_minor)
    taxes = tuple(
        applied(
            first_tax(tax_rules, taxes=THINGS, country=country, region=region, category_path=piece.category_path),
            piece.amount_minor,
        )
        for piece in pieces
    )
    on_parcel = first_tax(tax_rules, taxes=PARCEL, country=country, region=region)
    return ParcelPrice(
        item_minor=sum(piece.amount_minor for piece in pieces),
        shipping_minor=shipping,
        taxes=taxes,
        shipping_tax=applied(on_parcel, shipping) if shipping else None,
        dearest_minor=max([*parcels, covered_minor or 0], default=0),
    )
