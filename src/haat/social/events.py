"""Facts about people and things they like."""

from dataclasses import dataclass
from typing import ClassVar

from haat.kernel.events import Event, fact


@dataclass(frozen=True, kw_only=True)
class LikeEvent(Event):
    """Base: about one person and one thing of one owner."""

    account_id: int
    kind: str
    subject_id: int
    owner_id: int

    @property
    def subject(self) -> str:
        return f"{self.kind}:{self.subject_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class Liked(LikeEvent):
    """Somebody likes a thing."""

    name: ClassVar[str] = "social.liked"


@fact
@dataclass(frozen=True, kw_only=True)
class Unliked(LikeEvent):
    """Somebody took their like back, or a block did."""

    name: ClassVar[str] = "social.unliked"


@dataclass(frozen=True, kw_only=True)
class TieEvent(Event):
    """Base: about one person's tie to another."""

    account_id: int

    @property
    def subject(self) -> str:
        return f"account:{self.account_id}"


@fact
@dataclass(frozen=True, kw_only=True)
class Followed(TieEvent):
    """Somebody follows a closet."""

    followed_id: int
    name: ClassVar[str] = "social.followed"


@fact
@dataclass(frozen=True, kw_only=True)
class Unfollowed(TieEvent):
    """Somebody follows a closet no more, or a block ended it."""

    followed_id: int
    name: ClassVar[str] = "social.unfollowed"


@fact
@dataclass(frozen=True, kw_only=True)
class Blocked(TieEvent):
    """Somebody blocked an account; neither sees the other from now on."""

    blocked_id: int
    name: ClassVar[str] = "social.blocked"


@fact
@dataclass(frozen=True, kw_only=True)
class Unblocked(TieEvent):
    """A block was lifted."""

    blocked_id: int
    name: ClassVar[str] = "social.unblocked"
