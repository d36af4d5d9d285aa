"""The words of risk: tiers, ways to clear an order, how a parcel may end."""

from typing import Literal

Tier = Literal["low", "medium", "high", "very_high"]
TIERS: tuple[Tier, ...] = ("low", "medium", "high", "very_high")

DELIVERED, REFUSED, UNREACHABLE = "delivered", "refused", "unreachable"
COURIER_FAULT, SELLER_FAULT, CANCELLED = "courier_fault", "seller_fault", "cancelled"
OUTCOMES = (DELIVERED, REFUSED, UNREACHABLE, COURIER_FAULT, SELLER_FAULT, CANCELLED)
# What says something about the buyer: the rest is somebody else's doing, or nobody's.
TAKEN = frozenset({DELIVERED})
LOST = frozenset({REFUSED, UNREACHABLE})

WayKind = Literal["none", "tap", "code", "deposit", "prepay_discount", "prepay"]
