"""What one order brings in, and gives back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from haat.ledger.types.entries import Terms

Party = Literal["seller", "platform"]
Bearer = Literal["seller", "platform", "buyer"]


@dataclass(frozen=True, slots=True)
class Borne:
    """Who bears what of a refund [LED-8], as stated when the refund is decided; `queries.borne` asks the policies.

    `refund_by` "platform" leaves the sale's money with its seller, commission and all. `commission_returns` gives
    commission and tax back in proportion. `label_minor` is what the way back cost, which the platform (a label that it
    bought) or the buyer (at a counter) has paid; `gateway_fee_minor` what the provider keeps of the payment. The party
    named bears it.
    """

    commission_returns: bool = True
    label_minor: int = 0
    label_by: Bearer = "seller"
    label_paid_by: Literal["platform", "buyer"] = "platform"
    gateway_fee_minor: int = 0
    gateway_fee_by: Party = "platform"
    refund_by: Party = "seller"

    @property
    def kept_of_refund_minor(self) -> int:
        """What the buyer does not get back: a label that the platform bought and the buyer bears."""
        return self.label_minor if (self.label_by, self.label_paid_by) == ("buyer", "platform") else 0


@dataclass(frozen=True, slots=True)
class Refunded:
    """What one refund did. `from_seller_minor` left the seller's accounts in all; what was returned came back to it."""

    transaction_id: int
    stage: Literal["held", "released"]
    from_seller_minor: int
    commission_minor: int
    vat_minor: int
    site_tax_minor: int = 0


@dataclass(frozen=True, slots=True)
class SaleRelease:
    """One accepted order whose money becomes the seller's. `cash_with` says who took it at the door, if anybody."""

    order_id: int
    seller_id: int
    item_minor: int
    shipping_minor: int
    terms: Terms
    currency: str
    cash_with: Literal["", "courier", "seller"] = ""
    # Of what the buyer paid, the tax that the platform hands on to the state.
    site_tax_minor: int = 0
    # Two letters: where the parcel went, and so which state gets it.
    site_tax_country: str = ""


@dataclass(frozen=True, slots=True)
class SaleView:
    """What one order brought in and what became of it. `left_minor` could still be given back."""

    order_id: int
    seller_id: int
    currency: str
    gross_minor: int
    refunded_minor: int
    disputed_minor: int
    fee_minor: int
    vat_minor: int
    fee_returned_minor: int
    vat_returned_minor: int
    released_at: datetime | None

    @property
    def left_minor(self) -> int:
        return self.gross_minor - self.refunded_minor - self.disputed_minor
