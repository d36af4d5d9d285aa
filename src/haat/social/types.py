"""Values of the social graph that cross the border."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Regard:
    """All that a shelf of things needs to know of the graph, for one viewer.

    `likes` counts the likes of each thing, zero left out; `liked` are those the viewer likes; `following` whom the
    viewer follows, `blocked` between whom and the viewer there is a block, `muted` whom the viewer muted.
    """

    likes: Mapping[int, int]
    liked: frozenset[int]
    following: frozenset[int]
    blocked: frozenset[int]
    muted: frozenset[int]
