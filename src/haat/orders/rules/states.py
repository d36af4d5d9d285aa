"""The state machine of an order [ORD-1]: which state follows which, and who may take that step."""

from haat.kernel.text import order_number as order_number

PLACED = "placed"
VERIFYING = "verifying"
CONFIRMED = "confirmed"
PACKED = "packed"
SHIPPED = "shipped"
DELIVERED = "delivered"
DISPUTED = "disputed"
REFUSED = "refused"
ACCEPTED = "accepted"
SETTLED = "settled"
RETURNED = "returned"
CANCELLED = "cancelled"

BUYER, SELLER, COURIER, STAFF, CLOCK = "buyer", "seller", "courier", "staff", "clock"
ROLES = (BUYER, SELLER, COURIER, STAFF, CLOCK)

# From each state, to which, and in which role somebody may take that step. The clock is what happens when nobody
# does anything; every state that is not an end has a step by the clock.
STEPS: dict[str, dict[str, frozenset[str]]] = {
    PLACED: {
        VERIFYING: frozenset({CLOCK}),
        CONFIRMED: frozenset({STAFF, CLOCK}),
        CANCELLED: frozenset({BUYER, SELLER, STAFF, CLOCK}),
    },
    VERIFYING: {
        CONFIRMED: frozenset({BUYER, STAFF, CLOCK}),
        CANCELLED: frozenset({BUYER, SELLER, STAFF, CLOCK}),
    },
    CONFIRMED: {PACKED: frozenset({SELLER}), CANCELLED: frozenset({BUYER, SELLER, STAFF, CLOCK})},
    PACKED: {
        SHIPPED: frozenset({SELLER}),
        # Fetched at the door: proven by the pick-up code [ORD-5].
        DELIVERED: frozenset({BUYER, SELLER}),
        CANCELLED: frozenset({SELLER, STAFF, CLOCK}),
    },
    SHIPPED: {
        DELIVERED: frozenset({BUYER, SELLER, COURIER, STAFF, CLOCK}),
        REFUSED: frozenset({SELLER, COURIER, STAFF}),
        DISPUTED: frozenset({BUYER, STAFF}),
        CANCELLED: frozenset({STAFF}),
    },
    DELIVERED: {ACCEPTED: frozenset({BUYER, STAFF, CLOCK}), DISPUTED: frozenset({BUYER, STAFF})},
    DISPUTED: {
        ACCEPTED: frozenset({BUYER, STAFF, CLOCK}),
        DELIVERED: frozenset({BUYER, STAFF}),
        RETURNED: frozenset({SELLER, STAFF, CLOCK}),
        CANCELLED: frozenset({SELLER, STAFF, CLOCK}),
    },
    REFUSED: {RETURNED: frozenset({SELLER, STAFF, CLOCK})},
    ACCEPTED: {SETTLED: frozenset({CLOCK})},
    SETTLED: {},
    RETURNED: {},
    CANCELLED: {},
}
# A dispute that is withdrawn leads back, so these two can be entered again; every other step happens once.
AGAIN = (DELIVERED, DISPUTED)
# Why the clock called an order off; people's own reasons are their words.
UNPAID, UNVERIFIED, UNSHIPPED = "unpaid", "unverified", "unshipped"
STATES = tuple(STEPS)
OPEN = tuple(state for state, steps in STEPS.items() if steps)
ENDS = tuple(state for state, steps in STEPS.items() if not steps)
# Without a clock of their own: the ends, and what the next sweep settles.
CLOCKLESS = (ACCEPTED, *ENDS)
# What the seller's days to ship run for.
TO_SHIP = (CONFIRMED, PACKED)
# Until it is on its way, the thing can go back to the shelf.
BEFORE_PACKING = (PLACED, VERIFYING, CONFIRMED)
BEFORE_SHIPPING = (PLACED, VERIFYING, CONFIRMED, PACKED)


def may(role: str, state: str, to: str) -> bool:
    """Whether somebody in `role` may take an order from `state` to `to`."""
    return role in STEPS[state].get(to, frozenset())
