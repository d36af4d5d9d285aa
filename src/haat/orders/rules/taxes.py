"""Taxes on a sale by the operator's list: the first line that matches a thing, or the parcel, holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

THINGS: Literal["things"] = "things"
PARCEL: Literal["parcel"] = "parcel"
SELLER_COLLECTS, SITE_COLLECTS = "seller", "site"


@dataclass(frozen=True, slots=True)
class TaxRule:
    """One line of the operator's list; empty conditions match everything. `points` are hundredths of a percent."""

    id: int
    name: str
    points: int
    included: bool
    collected_by: str
    country: str = ""
    region: str = ""
    category: str = ""
    taxes: str = ""


@dataclass(frozen=True, slots=True)
class Tax:
    """A rule applied to an amount, frozen at the sale. `minor` is within the price when `included`, else on top."""

    rule_id: int
    name: str
    points: int
    included: bool
    collected_by: str
    minor: int

    @property
    def added_minor(self) -> int:
        """What the buyer pays beside the price."""
        return 0 if self.included else self.minor

    @property
    def site_minor(self) -> int:
        """What the site keeps of it to hand it on to the state."""
        return self.minor if self.collected_by == SITE_COLLECTS else 0

    def on(self, amount_minor: int) -> "Tax":
        """The same terms for another amount."""
        minor = tax_minor(amount_minor, points=self.points, included=self.included)
        return Tax(self.rule_id, self.name, self.points, self.included, self.collected_by, minor)


def tax_minor(amount_minor: int, *, points: int, included: bool) -> int:
    """Half up. Of a price that includes it: the part of the price that is tax."""
    base = 10_000 + points if included else 10_000
    return (amount_minor * points * 2 + base) // (base * 2)


def first_tax(
    rules: Iterable[TaxRule],
    *,
    taxes: Literal["things", "parcel"],
    country: str,
    region: str,
    category_path: Sequence[str] = (),
) -> TaxRule | None:
    """The first rule for things or for the parcel that goes there; `region` is compared without case."""
    for rule in rules:
        if (
            rule.taxes in ("", taxes)
            and rule.country in ("", country.upper())
            and rule.region.casefold() in ("", region.strip().casefold())
            and rule.category in ("", *category_path)
        ):
            return rule
    return None


def applied(rule: TaxRule | None, amount_minor: int) -> Tax | None:
    """What the rule makes of an amount."""
    if rule is None:
        return None
    return Tax(rule.id, rule.name, rule.points, rule.included, rule.collected_by, 0).on(amount_minor)
