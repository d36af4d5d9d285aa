"""Jobs and sweeps of risk."""

from datetime import datetime

from haat.kernel import clock
from haat.kernel.jobs import every, job
from haat.risk.operations.deliver_code import deliver_code
from haat.risk.operations.pull_due_reputations import pull_due_reputations


@job(queue="codes", retries=4)
def bring_code(code_id: int) -> None:
    """Send one code."""
    deliver_code(code_id=code_id, now=clock.now())


@every(seconds=1800)
def hear_other_communities(now: datetime) -> None:
    """Ask those that were not heard today."""
    pull_due_reputations(now=now)
