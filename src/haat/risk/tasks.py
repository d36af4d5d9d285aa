"""Jobs and sweeps of risk."""

import contextlib
from datetime import datetime, timedelta

from haat.kernel import clock
from haat.kernel.jobs import every, job
from haat.risk.operations.check_drift import check_drift
from haat.risk.operations.deliver_code import deliver_code
from haat.risk.operations.pull_due_reputations import pull_due_reputations
from haat.risk.operations.tell_anew import tell_anew_when_due
from haat.risk.operations.train_model import TooLittleHistory, is_due, train_model

LEARN_EVERY = timedelta(days=7)


@job(queue="codes", retries=4)
def bring_code(code_id: int) -> None:
    """Send one code."""
    deliver_code(code_id=code_id, now=clock.now())


@every(seconds=1800)
def hear_other_communities(now: datetime) -> None:
    """Ask those that were not heard today."""
    pull_due_reputations(now=now)


@every(seconds=1800)
def make_what_is_told(now: datetime) -> None:
    """What other communities may ask, once a day."""
    tell_anew_when_due(now=now)


@every(seconds=6 * 3600)
def learn_by_the_week(now: datetime) -> None:
    """A new model once a week, as soon as there is enough to learn from."""
    if is_due(now=now, every=LEARN_EVERY):
        learn_now.defer(actor_id=None)


@job(queue="learning", retries=0)
def learn_now(actor_id: int | None) -> None:
    """Learn a model; a market with too little history goes on as it is."""
    with contextlib.suppress(TooLittleHistory):
        train_model(actor_id=actor_id, now=clock.now())


@every(seconds=6 * 3600)
def watch_for_drift(now: datetime) -> None:
    """Judge the weeks that are over."""
    check_drift(now=now)
