"""What each side can do next on the order's page."""

from haat.orders.rules.states import BUYER, CONFIRMED, DELIVERED, PACKED, PLACED, REFUSED, SELLER, SHIPPED, VERIFYING


def actions(*, role: str, state: str, extended: bool, asked: bool = False, is_pickup: bool = False) -> tuple[str, ...]:
    """What the person in `role` can do next on the order's page, the main thing first."""
    by_role = _BUYER_ACTIONS if role == BUYER else _SELLER_ACTIONS if role == SELLER else {}
    found = by_role.get(state, ())
    if is_pickup:
        found = tuple("fetched" if action == "ship" else action for action in found)
    dropped = {"extend", "ask_time"} if extended else {"ask_time"} if asked else set()
    return tuple(action for action in found if action not in dropped)


_BUYER_ACTIONS = {
    PLACED: ("cancel",),
    VERIFYING: ("cancel",),
    CONFIRMED: ("extend", "cancel"),
    PACKED: ("extend",),
    SHIPPED: ("deliver", "case"),
    DELIVERED: ("accept", "case"),
}
_SELLER_ACTIONS = {
    PLACED: ("cancel",),
    VERIFYING: ("cancel",),
    CONFIRMED: ("pack", "ask_time", "cancel"),
    PACKED: ("ship", "ask_time", "cancel"),
    SHIPPED: ("deliver", "attempt"),
    REFUSED: ("returned",),
}
