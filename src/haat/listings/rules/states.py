"""The life of a listing."""

from enum import StrEnum


class State(StrEnum):
    """Where a listing stands; `reserved` and `away` come back to `active` by themselves."""

    DRAFT = "draft"
    ACTIVE = "active"
    RESERVED = "reserved"
    SOLD = "sold"
    REMOVED = "removed"
    EXPIRED = "expired"
    AWAY = "away"


STEPS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ACTIVE, State.AWAY, State.REMOVED}),
    State.ACTIVE: frozenset({State.RESERVED, State.SOLD, State.REMOVED, State.EXPIRED, State.AWAY}),
    State.RESERVED: frozenset({State.ACTIVE, State.SOLD, State.AWAY}),
    State.AWAY: frozenset({State.ACTIVE, State.RESERVED, State.SOLD, State.REMOVED, State.EXPIRED}),
    State.EXPIRED: frozenset({State.ACTIVE, State.AWAY, State.REMOVED}),
    State.REMOVED: frozenset({State.ACTIVE, State.AWAY}),
    State.SOLD: frozenset({State.ACTIVE, State.AWAY}),
}
# What anybody may look at; a removed or expired thing is shown to its seller and to those who bought it.
PUBLIC = frozenset({State.ACTIVE, State.RESERVED, State.SOLD, State.AWAY})
EDITABLE = frozenset({State.ACTIVE, State.AWAY, State.EXPIRED})


def may_become(state: str, following: str) -> bool:
    """Whether a listing in `state` may go to `following`."""
    return State(following) in STEPS[State(state)]


def state_by_stock(on_hand: int, reserved: int, away: bool) -> State:
    """Where a listing on sale stands by its stock: none left → sold; all of it promised → reserved."""
    if on_hand <= 0:
        return State.SOLD
    if away:
        return State.AWAY
    return State.RESERVED if reserved >= on_hand else State.ACTIVE
