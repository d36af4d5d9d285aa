"""Values that cross the border of payments."""

from dataclasses import dataclass
from datetime import datetime

COD = "cod"
BANK_TRANSFER = "bank_transfer"
METHODS = (COD, BANK_TRANSFER)


@dataclass(frozen=True, slots=True)
class MethodView:
    """A way to pay as the buyer sees it. `why_not` is a sentence when this buyer cannot use it now."""

    code: str
    icon: str
    name: str
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What an order asks for: who is paid, for what, and by which reference the money is recognized."""

    order_id: int
    payee_id: int
    item_minor: int
    shipping_minor: int
    currency: str
    reference: str


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Where the money of one order is. `instructions` tells the payer what to do, empty when nothing is left to do."""

    id: int
    order_id: int
    method: str
    method_name: str
    state: str
    amount_minor: int
    captured_minor: int
    refunded_minor: int
    currency: str
    reference: str
    captured_at: datetime | None
    instructions: str = ""
