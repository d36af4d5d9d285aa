"""What happened to an order; heard in the order in which it happened."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class OfOrder(Event):
    """Base of every fact about an order."""

    order_id: int
    buyer_id: int
    seller_id: int

    @property
    def subject(self) -> str:
        return f"order:{self.order_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderPlaced(OfOrder):
    name: ClassVar[str] = "orders.order_placed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(OfOrder):
    name: ClassVar[str] = "orders.order_confirmed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderPacked(OfOrder):
    name: ClassVar[str] = "orders.order_packed"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderShipped(OfOrder):
    name: ClassVar[str] = "orders.order_shipped"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderDelivered(OfOrder):
    name: ClassVar[str] = "orders.order_delivered"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderAccepted(OfOrder):
    name: ClassVar[str] = "orders.order_accepted"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderSettled(OfOrder):
    name: ClassVar[str] = "orders.order_settled"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderCancelled(OfOrder):
    name: ClassVar[str] = "orders.order_cancelled"
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class ShippingExtended(OfOrder):
    """The buyer gave the seller more time [ORD-2]."""

    name: ClassVar[str] = "orders.shipping_extended"


@fact
@dataclass(frozen=True, kw_only=True)
class OrderHeld(OfOrder):
    """The buyer said that something is wrong; the clock stands still."""

    name: ClassVar[str] = "orders.order_held"
    hold_id: int
    reason: str


@fact
@dataclass(frozen=True, kw_only=True)
class HoldReleased(OfOrder):
    """The clock runs again."""

    name: ClassVar[str] = "orders.hold_released"
    hold_id: int
