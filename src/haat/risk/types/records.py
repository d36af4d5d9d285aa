"""A buyer's own record."""

from dataclasses import dataclass
from datetime import datetime

from haat.kernel.errors import Words


@dataclass(frozen=True, slots=True)
class ParcelView:
    """How one parcel of a buyer ended."""

    order_id: int
    amount_minor: int
    currency: str
    placed_at: datetime
    outcome: str
    words: Words
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class StrikeView:
    """A strike with what the buyer wrote about it and what was answered."""

    id: int
    order_id: int
    outcome: str
    words: Words
    at_door_reason: str
    given_at: datetime
    counts_until: datetime
    lifted_at: datetime | None
    appeal: str = ""
    appealed_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""

    def counts(self, now: datetime) -> bool:
        """Whether it still counts."""
        return self.lifted_at is None and now < self.counts_until


@dataclass(frozen=True, slots=True)
class CodRecord:
    """A buyer's own delivery record of two years. `not_theirs` were a courier's or a seller's fault."""

    taken: int
    lost: int
    not_theirs: int
    under_way: int
    parcels: tuple[ParcelView, ...]
    strikes: tuple[StrikeView, ...]
    strikes_allowed: int
    strike_days: int
    off_until: datetime | None
    now: datetime
    shared: "tuple[SharedView, ...]" = ()

    @property
    def counting(self) -> int:
        """How many strikes count at the moment."""
        return sum(strike.counts(self.now) for strike in self.strikes)


@dataclass(frozen=True, slots=True)
class SharedView:
    """What other communities say of one of the person's numbers, as far as five of them do."""

    phone_key: str
    phone_hint: str
    mostly_taken: bool
    is_proved: bool
    disputed_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    upheld: bool = False
