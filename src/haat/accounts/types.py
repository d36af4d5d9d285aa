"""Values of accounts that cross the border."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from haat.kernel.errors import Refusal


class Suspended(Refusal):
    """The account is suspended; the message says until when and where to appeal."""

    status = 403


class Limited(Refusal):
    """The account may do most things, but not this one."""

    status = 403


@dataclass(frozen=True, slots=True)
class Person:
    """What others may know of an account. `handle` is empty as long as the closet is not open."""

    id: int
    handle: str
    display_name: str
    city: str
    country: str
    seed: str
    language: str
    numerals: str
    time_zone: str
    away_from: date | None = None
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class ClosetFront:
    """A closet as its page shows it; `is_closed` while its person is suspended."""

    person: Person
    story: str
    is_closed: bool

    def is_away(self, today: date) -> bool:
        """Whether today lies between the closet's away dates, both included."""
        person = self.person
        return bool(person.away_from and person.away_until and person.away_from <= today <= person.away_until)


@dataclass(frozen=True, slots=True)
class AddressView:
    """Where a parcel goes. `phone` is E.164, `phone_as_read` the same in groups."""

    id: int
    name: str
    phone: str
    phone_as_read: str
    line: str
    landmark: str
    city: str
    postcode: str
    country: str
    plus_code: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class StandingView:
    """The decision that holds for an account now; `kind` "good" has neither id nor reason."""

    id: int | None
    kind: str
    limits: tuple[str, ...] = ()
    reason: str = ""
    decided_at: datetime | None = None
    until: datetime | None = None
    decided_by: str = ""
    appeal: str = ""
    appealed_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class OwnCloset:
    """All that a person keeps about themselves, for their own eyes."""

    id: int
    email: str
    handle: str
    name: str
    display_name: str
    story: str
    city: str
    country: str
    seed: str
    language: str
    numerals: str
    theme: str
    time_zone: str
    sizes: Mapping[str, str]
    away_from: date | None
    away_until: date | None
    is_staff: bool


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token for a program that still works; the token itself is kept by nobody."""

    id: int
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    last_used_on: date | None


@dataclass(frozen=True, slots=True)
class Export:
    """One context's part of "everything about me": rows of plain JSON values, and files read when they are packed."""

    rows: Any
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
