"""What the books do by themselves."""

from datetime import datetime

from haat.kernel.jobs import every
from haat.ledger.operations.roll_up import roll_up


@every(seconds=300)
def roll_up_balances(now: datetime) -> None:
    """Keep the balances of the platform's own accounts quick to ask for."""
    roll_up()
