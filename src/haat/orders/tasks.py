"""The clocks of orders: each sweep finds what is due and claims it by a conditional update."""

from datetime import datetime

from haat.kernel.jobs import every
from haat.orders.operations.accept_silent import accept_silent
from haat.orders.operations.cancel_overdue import cancel_overdue
from haat.orders.operations.deliver_silent import deliver_silent
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.resume_returns import resume_returns
from haat.orders.operations.return_parcel import return_silent
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.show_reviews import show_reviews


@every(seconds=60)
def run_order_clocks(now: datetime) -> None:
    """Silence cancels, delivers, accepts; then the books of what was accepted are closed."""
    cancel_overdue(now=now)
    deliver_silent(now=now)
    accept_silent(now=now)
    return_silent(now=now)
    resume_returns(now=now)
    lapse_cases(now=now)
    settle_accepted(now=now)
    show_reviews(now=now)
