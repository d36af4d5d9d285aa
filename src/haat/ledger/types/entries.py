"""What is booked. All amounts are minor units of the named currency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class LedgerAccount:
    """A place where money is. `owner` is an account id, a payment method or a carrier; empty is the platform."""

    kind: str
    owner: str = ""

    @property
    def code(self) -> str:
        """As it stands in the books: "available:12", "received:bank_transfer", "commission"."""
        return f"{self.kind}:{self.owner}" if self.owner else self.kind


@dataclass(frozen=True, slots=True)
class Entry:
    """`amount_minor` arrives in (positive) or leaves (negative) an account."""

    account: LedgerAccount
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transaction that is wanted in the books; `idempotency_key` makes it one, however often it is asked for."""

    idempotency_key: str
    kind: str
    entries: Sequence[Entry]
    memo: str = ""
    order_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the platform takes from one sale, frozen on the order [LED-3].

    `fee_minor` is the commission for the amount that was asked about, after floor and cap; `vat_minor` the tax on it;
    `points` are hundredths of a percent. `rule_id` None means that no rule matched and the standard policy holds.
    """

    rule_id: int | None
    rule_name: str
    points: int
    fee_minor: int
    vat_minor: int
    floor_minor: int
    cap_minor: int | None


@dataclass(frozen=True, slots=True)
class CommissionRule:
    """One line of the operator's list; empty conditions match everything."""

    id: int
    name: str
    points: int
    fixed_minor: int
    floor_minor: int
    cap_minor: int | None
    category: str = ""
    seller_id: int | None = None
    currency: str = ""
    from_minor: int = 0
