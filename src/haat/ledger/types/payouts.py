"""Where money goes, and what is kept back."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a seller is paid."""

    holder: str = ""
    bank: str = ""
    number: str = ""
    # The bank sent money back from there.
    doubted: bool = False

    @property
    def masked(self) -> str:
        """The number as it may be shown: its last four signs."""
        return f"…{self.number[-4:]}" if self.number else ""


@dataclass(frozen=True, slots=True)
class BatchView:
    """One payout batch as the operator sees it."""

    id: int
    currency: str
    created_at: datetime
    paid_at: datetime | None
    total_minor: int
    lines: list["PayoutLine"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """One seller's money in a batch, with the destination as it was then."""

    account_id: int
    amount_minor: int
    destination: Destination
    id: int = 0
    returned_at: datetime | None = None
    return_reason: str = ""


@dataclass(frozen=True, slots=True)
class Payer:
    """The account that payouts leave from, as the bank file names it."""

    name: str
    number: str
    bic: str


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A payout file as it was handed out, and how often by now."""

    name: str
    content_type: str
    content: bytes
    taken: int


@dataclass(frozen=True, slots=True)
class ReserveView:
    """What is kept back of a seller's sales, for how many days, and why."""

    points: int
    reason: str
    until: datetime | None
    days: int

    @property
    def share(self) -> float | int:
        """In percent."""
        return percent_of(self.points)


@dataclass(frozen=True, slots=True)
class ReserveRow:
    """One decision about one seller, with who took it and when it ended."""

    seller_id: int
    points: int
    reason: str
    until: datetime | None
    decided_by: int | None
    decided_at: datetime
    ended_at: datetime | None

    @property
    def share(self) -> float | int:
        """In percent."""
        return percent_of(self.points)

    def holds(self, now: datetime) -> bool:
        return self.ended_at is None and (self.until is None or self.until > now)


def percent_of(points: int) -> float | int:
    """Hundredths of a percent as a percentage: whole where it is."""
    return points / 100 if points % 100 else points // 100
