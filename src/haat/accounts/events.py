"""Facts about accounts."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class AccountEvent(Event):
    """Base: a fact about one account, heard in the order of that account."""

    account_id: int

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class AccountJoined(AccountEvent):
    """Somebody opened a closet."""

    name: ClassVar[str] = "accounts.account_joined"


@fact
@dataclass(frozen=True, kw_only=True)
class ClosetEdited(AccountEvent):
    """What others see of a closet changed, or its away dates did."""

    name: ClassVar[str] = "accounts.closet_edited"


@fact
@dataclass(frozen=True, kw_only=True)
class StandingChanged(AccountEvent):
    """A decision about an account was taken or lifted; `kind` is good, limited or suspended."""

    kind: str
    name: ClassVar[str] = "accounts.standing_changed"


@fact
@dataclass(frozen=True, kw_only=True)
class AppealAnswered(AccountEvent):
    """What a person wrote against a decision was answered; `restored` when the decision was lifted."""

    standing_id: int
    restored: bool
    name: ClassVar[str] = "accounts.appeal_answered"


@fact
@dataclass(frozen=True, kw_only=True)
class RolesGiven(AccountEvent):
    """What an account is in running this market from now on: names of ROLES, separated by spaces; empty for none."""

    roles: str
    # ISO 8601.
    given_at: str
    name: ClassVar[str] = "accounts.roles_given"


@fact
@dataclass(frozen=True, kw_only=True)
class AccountErased(AccountEvent):
    """A person left; whoever keeps something personal of theirs removes it now."""

    name: ClassVar[str] = "accounts.account_erased"
