"""Values of the social graph that cross the border."""

from dataclasses import dataclass

from haat.kernel.errors import Refusal


class BlockedBetween(Refusal):
    """One of the two has blocked the other; who it was is not told."""

    status = 404


class NotOneself(Refusal):
    """Nobody follows, blocks or mutes themselves."""

    status = 422


@dataclass(frozen=True, slots=True)
class Ties:
    """How a viewer and another account stand to each other, and how many follow the other."""

    following: bool = False
    blocked: bool = False
    blocked_by: bool = False
    muted: bool = False
    followers: int = 0

    @property
    def is_hidden(self) -> bool:
        """Whether neither may see the other."""
        return self.blocked or self.blocked_by
