"""Decisions about parcels on the way: attempts at the door [COD-6], pick-up proven by a code [ORD-5]."""

import hashlib
import hmac

# Why a parcel was not handed over.
REFUSED = "refused"
NO_CASH = "no_cash"
NOBODY_HOME = "nobody_home"
UNREACHABLE = "unreachable"
WRONG_ADDRESS = "wrong_address"
DAMAGED = "damaged"
WRONG_THING = "wrong_thing"
COURIER_FAILED = "courier_failed"
AT_THE_DOOR = (
    REFUSED,
    NO_CASH,
    NOBODY_HOME,
    UNREACHABLE,
    WRONG_ADDRESS,
    DAMAGED,
    WRONG_THING,
    COURIER_FAILED,
)
# The person at the door has decided: nobody comes a second time.
_FINAL = frozenset({REFUSED, DAMAGED, WRONG_THING})

# Whose doing it was that a parcel came back, as the risk of the next one is judged [COD-4].
_OUTCOMES = {
    REFUSED: "refused",
    NO_CASH: "refused",
    NOBODY_HOME: "unreachable",
    UNREACHABLE: "unreachable",
    WRONG_ADDRESS: "unreachable",
    DAMAGED: "courier_fault",
    WRONG_THING: "seller_fault",
    COURIER_FAILED: "courier_fault",
}


def goes_back(*, reason: str, attempt: int, most: int) -> bool:
    """Whether the parcel turns round after this attempt (counted from 1) instead of coming once more."""
    return reason in _FINAL or attempt >= most


def outcome_of(reasons: list[str]) -> str:
    """What a parcel that came back says about its buyer; `reasons` in the order of the attempts.

    One attempt that failed by the courier's or the seller's doing is enough to hold nothing against the buyer,
    unless the buyer refused in person afterwards.
    """
    last = reasons[-1]
    if last in (REFUSED, NO_CASH):
        return "refused"
    for reason in reasons:
        if _OUTCOMES[reason] in ("courier_fault", "seller_fault"):
            return _OUTCOMES[reason]
    return _OUTCOMES[last]


def pickup_code(*, order_id: int, secret: str) -> str:
    """The six digits that prove a pick-up; the same for an order for ever, told to its buyer alone."""
    mac = hmac.new(secret.encode(), f"pickup:{order_id}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(mac[:8]) % 1_000_000:06d}"


def is_pickup_code(typed: str, *, order_id: int, secret: str) -> bool:
    """Whether these are the six digits, compared in constant time."""
    return hmac.compare_digest(typed.encode(), pickup_code(order_id=order_id, secret=secret).encode())
