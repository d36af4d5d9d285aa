"""Parcels on their way: attempts, labels, pick-up."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pickup:
    """Where and when a seller lets buyers fetch things [ORD-5]."""

    place: str
    hours: str = ""

    @property
    def words(self) -> str:
        return f"{self.place} ({self.hours})" if self.hours else self.place


@dataclass(frozen=True, slots=True)
class LabelView:
    """A label that was bought: who brings the parcel, by which number, and what it cost."""

    carrier: str
    tracking: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A courier stood at the door in vain; `contested` when the buyer says that nobody came."""

    number: int
    reason: str
    words: str
    note: str
    at: datetime
    contested: bool
