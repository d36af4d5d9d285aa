"""Values of cases that cross the border."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from haat.orders.types import AddressCopy, Clock
from haat.orders.types.parcels import LabelView


@dataclass(frozen=True, slots=True)
class CaseEntryView:
    """A line of a case's timeline. `silence` is what the clock that began with it does at `due_at`, if it runs out.

    `actor` is a Person; None for the clock, and for a moderator whom a party does not see by name.
    """

    id: int
    act: str
    role: str
    actor: Any
    is_mine: bool
    words: str
    photos: Sequence[Any]
    amount_minor: int | None
    state: str
    at: datetime
    due_at: datetime | None = None
    silence: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """All of one case for the person asking; `role` is theirs in it, `actions` what they can do next.

    `left_minor` is what can still go back of what was paid. `label_by` bears the way back ("seller", "platform" or
    "buyer"), `way_back_paid_by` ("platform" or "buyer") has paid it. `claimed_by` and `decided_by` are Persons, for
    moderators only.
    """

    id: int
    order_id: int
    number: str
    role: str
    kind: str
    state: str
    buyer: Any
    seller: Any
    titles: tuple[str, ...]
    photo: Any
    currency: str
    total_minor: int
    left_minor: int
    opened_at: datetime
    entries: tuple[CaseEntryView, ...]
    clock: Clock | None
    silence: str
    actions: tuple[str, ...]
    decisions: tuple[str, ...]
    offer_minor: int | None
    label_by: str
    way_back_minor: int
    way_back_paid_by: str
    label: LabelView | None
    # Where to send it back without a label: for its buyer alone, while they are to send it.
    return_to: AddressCopy | None
    # Whether it is to be sent back and the seller keeps no address.
    nowhere: bool
    carrier: str
    tracking: str
    came_back: bool
    decision: str
    decision_minor: int | None
    borne_by: str
    waived: tuple[str, ...]
    outcome: str
    refunded_minor: int
    closed_at: datetime | None
    claimed_by: Any = None
    # Who bears the way back now that the case ended; empty when it cost nothing.
    way_back_by: str = ""
    # Whether the market bore the refund and the seller kept the money.
    market_bears: bool = False
    is_own: bool = False
    to_judge: bool = False

    @property
    def title(self) -> str:
        return " + ".join(self.titles)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list: the moderators' queue, or somebody's own cases."""

    id: int
    order_id: int
    number: str
    kind: str
    state: str
    buyer: Any
    seller: Any
    titles: tuple[str, ...]
    photo: Any
    total_minor: int
    currency: str
    opened_at: datetime
    due_at: datetime | None
    outcome: str = ""
    is_own: bool = False
    claimed_by: Any = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class CaseMark:
    """What an order's page needs of its newest case, and whether one can be opened."""

    id: int | None = None
    kind: str = ""
    state: str = ""
    outcome: str = ""
    refunded_minor: int = 0
    market_bears: bool = False
    way_back_minor: int = 0
    # Who bears the way back of a case that ended; empty when it cost nothing.
    way_back_by: str = ""
    way_back_paid_by: str = ""
    silence: str = ""
    kinds: tuple[str, ...] = field(default=())
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.id is not None and not self.outcome
