"""What the books do by themselves."""

from datetime import datetime

from haat.kernel.jobs import every
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.issue_invoices import issue_invoices
from haat.ledger.operations.release_reserves import release_reserves
from haat.ledger.operations.roll_up import roll_up
from haat.ledger.operations.run_reconcilers import run_reconcilers
from haat.ledger.queries import months_to_invoice

A_DAY = 24 * 60 * 60


@every(seconds=300)
def roll_up_balances(now: datetime) -> None:
    """Keep the balances of the platform's own accounts quick to ask for."""
    roll_up()


@every(seconds=600)
def release_due_reserves(now: datetime) -> None:
    """What was kept back long enough is the seller's to take."""
    release_reserves(now=now)


@every(seconds=A_DAY)
def look_over_the_books(now: datetime) -> None:
    """Count again what the database keeps by itself."""
    check_books(now=now)


@every(seconds=A_DAY)
def compare_with_the_others(now: datetime) -> None:
    """Providers, couriers and the bank, by whoever knows them [LED-9]."""
    run_reconcilers(now=now)


@every(seconds=A_DAY)
def invoice_commission(now: datetime) -> None:
    """Of the months that are over; what was issued before is left alone."""
    for month in months_to_invoice(now):
        issue_invoices(month=month, actor_id=None, now=now)
