"""The contexts above say how their source is compared; the books ask them once a day [LED-9]."""

from collections.abc import Callable, Iterable
from datetime import datetime

from haat.ledger.operations.reconcile import reconcile
from haat.ledger.types import Line

# Answers (what the other side says, what the books expect), or None when there is nothing to compare today.
Compare = Callable[[datetime], tuple[Iterable[Line], Iterable[Line]] | None]
_reconcilers: dict[str, Compare] = {}


def reconciles(source: str) -> Callable[[Compare], Compare]:
    """Decorator: the function is asked daily about `source`, such as "provider:stripe"."""

    def register(compare: Compare) -> Compare:
        if source in _reconcilers:
            raise ValueError(f"{source} is compared already")
        _reconcilers[source] = compare
        return compare

    return register


def run_reconcilers(*, now: datetime) -> int:
    """Ask every source; how many were compared. One whose other side is down is no reason to leave out the rest."""
    done = 0
    failed: list[Exception] = []
    for source, compare in sorted(_reconcilers.items()):
        try:
            both = compare(now)
            if both is not None:
                reconcile(source=source, lines=both[0], expected=both[1], actor_id=None, now=now)
                done += 1
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("sources that could not be compared", failed)
    return done
