"""Jobs and sweeps of risk."""

from haat.kernel import clock
from haat.kernel.jobs import job
from haat.risk.operations.deliver_code import deliver_code


@job(queue="codes", retries=4)
def bring_code(code_id: int) -> None:
    """Send one code."""
    deliver_code(code_id=code_id, now=clock.now())
