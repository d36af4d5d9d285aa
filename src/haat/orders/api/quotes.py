"""Shapes of prices and of the buyer's word as programs see them."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from haat.kernel.api import Id, Input


class QuoteIn(Input):
    """Where it would go and how it would be paid."""

    address_id: Id
    method: Annotated[str, Field(max_length=30)]
    use_credit: bool = False
    fetch_from: Annotated[list[Id], Field(max_length=60)] = []


class WayOut(Schema):
    """What clears an order paid at the door; `now_minor` is paid before, `cost_minor` changes the total."""

    kind: str
    words: str
    amount_minor: int
    now_minor: int


class ParcelQuoteOut(Schema):
    """One order as it would be placed; `parts` are minor units by method and sum to `total_minor`."""

    seller_id: int
    total_minor: int
    discount_minor: int
    cash_fee_minor: int
    combined_with: int | None
    parts: dict[str, int]
    ways: list[WayOut]
    refused: str


class QuoteOut(Schema):
    """A whole checkout; `refused` says why it cannot be paid at the door."""

    parcels: list[ParcelQuoteOut]
    method: str
    currency: str
    item_minor: int
    shipping_minor: int
    discount_minor: int
    cash_fee_minor: int
    credit_minor: int
    total_minor: int
    rest_minor: int
    refused: str


class SentOut(Schema):
    """The message is on its way."""

    phone_hint: str
    expires_at: datetime
    again_at: datetime


class WordIn(Input):
    """The code as it was typed."""

    code: Annotated[str, Field(max_length=20)]


class AheadIn(Input):
    """Which way, and what pays for it."""

    way: Literal["deposit", "prepay_discount"]
    method: Annotated[str, Field(max_length=30)]


class PaymentPartOut(Schema):
    """What one method pays of an order."""

    method: str
    state: str
    amount_minor: int
    captured_minor: int
    refunded_minor: int


class SumsOut(Schema):
    """What the total is made of beside things and shipping."""

    tax_minor: int
    discount_minor: int
    cash_fee_minor: int
