"""What listings do when something happens below them."""

from haat.accounts.events import ClosetEdited
from haat.kernel import clock
from haat.kernel.events import subscribes
from haat.listings.operations.follow_away_dates import follow_away_dates


@subscribes(ClosetEdited)
def close_or_open_the_closet(event: ClosetEdited) -> None:
    """Away dates may have changed."""
    follow_away_dates(seller_id=event.account_id, now=clock.now())
