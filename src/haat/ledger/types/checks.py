"""The books against the other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What the other side says about one reference: a provider's settlement, a courier's parcel, a bank booking."""

    reference: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A case of the operator: the books say one thing, the other side another."""

    id: int
    source: str
    reference: str
    expected_minor: int
    found_minor: int
    currency: str
    state: str
    owner_id: int | None
    owner_name: str
    note: str
    reason: str
    opened_at: datetime
    closed_at: datetime | None

    @property
    def apart_minor(self) -> int:
        """What the other side has more than the books (negative: less)."""
        return self.found_minor - self.expected_minor


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """One comparison of a source."""

    id: int
    source: str
    made_at: datetime
    lines: int
    matched: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """What an operator has to know about the books at once. `findings` are sentences of the last look over them."""

    open_differences: int
    unclaimed_differences: int
    findings: Sequence[str]
    checked_at: datetime | None
