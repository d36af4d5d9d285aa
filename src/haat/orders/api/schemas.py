"""Shapes of bags and orders as programs see them."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from haat.accounts.shapes import PartyOut
from haat.kernel.api import Id, Input
from haat.orders.api.quotes import PaymentPartOut, SumsOut, WayOut

Line = Annotated[str, Field(max_length=200)]


class BagLineOut(Schema):
    """A thing in the bag; `state` is here, changed, sold, away or gone."""

    listing_id: int
    variant_id: int
    title: str
    size: str
    price_minor: int
    was_minor: int
    currency: str
    state: str


class ParcelOut(Schema):
    """What one seller sends: one order once placed."""

    seller: PartyOut
    lines: list[BagLineOut]
    item_minor: int
    shipping_minor: int
    arrives_from: date
    arrives_until: date


class BagOut(Schema):
    """The bag as it stands now."""

    parcels: list[ParcelOut]
    item_minor: int
    shipping_minor: int
    tax_minor: int
    total_minor: int
    currency: str
    cod_allowed: bool


class BagIn(Input):
    """A thing to put in; `variant_id` where there are several."""

    listing_id: Id
    variant_id: Id | None = None


class NewAddressIn(Input):
    """An address to send to; it is kept when the order goes through."""

    name: Line
    phone: Line
    line: Line
    landmark: Line = ""
    city: Line
    country: Annotated[str, Field(max_length=2)]
    plus_code: Line = ""


class CheckoutIn(Input):
    """Order what the bag holds, or `variant_ids` of it, to a kept or a new address.

    `fetch_from` names the sellers whose things you fetch yourself.
    """

    method: Annotated[str, Field(max_length=30)]
    address_id: Id | None = None
    new_address: NewAddressIn | None = None
    credit_minor: Annotated[int, Field(ge=0, le=2**53)] = 0
    offer_taken: bool = False
    fetch_from: Annotated[list[Id], Field(max_length=60)] = []
    variant_ids: Annotated[list[Id], Field(max_length=200)] | None = None
    seen_total_minor: Annotated[int, Field(ge=0, le=2**53)] | None = None


class PlacedOut(Schema):
    """The orders, one per seller."""

    order_ids: list[int]


class OrderLineOut(Schema):
    """A thing as it was when it was ordered; `cancelled_at` when it was called off alone."""

    id: int
    cancelled_at: datetime | None
    listing_id: int
    title: str
    size: str
    price_minor: int
    quantity: int


class StepOut(Schema):
    """One step that was taken."""

    state: str
    at: datetime
    role: str
    reason: str


class OrderAddressOut(Schema):
    """The address as it was when the order was placed."""

    name: str
    phone: str
    line: str
    landmark: str
    city: str
    postcode: str
    country: str
    plus_code: str


class AttemptOut(Schema):
    """A courier stood at the door in vain; `contested` when the buyer says that nobody came."""

    number: int
    reason: str
    note: str
    at: datetime
    contested: bool


class OrderOut(Schema):
    """All of an order; `actions` are what you can do next, `due_at` is when silence acts."""

    id: int
    number: str
    role: str
    state: str
    buyer: PartyOut
    seller: PartyOut
    lines: list[OrderLineOut]
    method: str
    currency: str
    item_minor: int
    shipping_minor: int
    total_minor: int
    sums: SumsOut
    payments: list[PaymentPartOut]
    ways: list[WayOut]
    address: OrderAddressOut
    placed_at: datetime
    due_at: datetime | None
    carrier: str
    tracking: str
    steps: list[StepOut]
    attempts: list[AttemptOut]
    pickup_place: str
    pickup_code: str
    actions: list[str]


class OrderRowOut(Schema):
    """An order in a list; `other` is the seller of what you bought, the buyer of what you sold."""

    id: int
    number: str
    state: str
    other: PartyOut
    titles: list[str]
    total_minor: int
    currency: str
    placed_at: datetime
    due_at: datetime | None
    method: str


class ReasonIn(Input):
    """Why, in words for the other side."""

    reason: Annotated[str, Field(max_length=2000)]


class ShipIn(Input):
    """Who carries it, and the number to follow it by."""

    carrier: Line
    tracking: Line = ""


class AttemptIn(Input):
    """Why a parcel was not handed over, by one of the known reasons."""

    reason: Literal[
        "refused",
        "no_cash",
        "nobody_home",
        "unreachable",
        "wrong_address",
        "damaged",
        "wrong_thing",
        "courier_failed",
    ]
    note: Annotated[str, Field(max_length=200)] = ""


class ReturnedIn(Input):
    """Whether the thing goes back on sale."""

    can_be_sold: bool = True


class CodeIn(Input):
    """The six digits that the buyer says."""

    code: Annotated[str, Field(max_length=20)]


class MethodOut(Schema):
    """A way to pay; `why_not` is a sentence when you cannot use it now."""

    code: str
    name: str
    words: str
    why_not: str
