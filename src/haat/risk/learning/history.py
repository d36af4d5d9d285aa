"""The market's own history as rows to learn from. The signals are those that were stored when each order was placed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from haat.risk.learning.training import Past, matrix
from haat.risk.models import CodOrder
from haat.risk.types import LOST, TAKEN

Array = np.ndarray
# The newest so many orders, of at most two years, are learned from.
MOST_ROWS, LOOK_BACK = 150_000, timedelta(days=730)
_CHUNK = 5_000


@dataclass(frozen=True)
class Remembered:
    """Rows by the time they were placed. `said` is the probability that was told then; days count from `beginning`."""

    past: Past
    said: Array
    area: list[str]
    newcomer: Array
    beginning: datetime

    def __len__(self) -> int:
        return len(self.past)

    def day(self, at: datetime) -> float:
        """A time as the rows count it."""
        return (at - self.beginning) / timedelta(days=1)


def remembered(now: datetime) -> Remembered:
    """What ended at a door by what the buyer did, as known at `now`."""
    wanted = CodOrder.objects.filter(
        outcome__in=[*TAKEN, *LOST], ended_at__lte=now, placed_at__gte=now - LOOK_BACK
    ).order_by("-placed_at")[:MOST_ROWS]
    columns = ("features", "outcome", "placed_at", "ended_at", "probability", "area", "buyer_id")
    parts, rest, waiting = [], [], []
    for signals, *others in wanted.values_list(*columns).iterator(chunk_size=_CHUNK):
        waiting.append(signals)
        rest.append(others)
        if len(waiting) == _CHUNK:
            parts.append(matrix(waiting))
            waiting = []
    if waiting:
        parts.append(matrix(waiting))
    beginning = rest[-1][1] if rest else now
    day = timedelta(days=1)
    past = Past(
        signals=np.concatenate(parts)[::-1] if parts else matrix([]),
        lost=np.array([row[0] in LOST for row in rest], dtype=bool)[::-1],
        placed=np.array([(row[1] - beginning) / day for row in rest])[::-1],
        ended=np.array([(row[2] - beginning) / day for row in rest])[::-1],
    )
    buyers = np.array([row[5] for row in rest], dtype=np.int64)[::-1]
    newcomer = np.zeros(len(buyers), dtype=bool)
    newcomer[np.unique(buyers, return_index=True)[1]] = True
    return Remembered(
        past, np.array([row[3] for row in rest])[::-1], [row[4] for row in rest][::-1], newcomer, beginning
    )
