"""What listings do when something happens below them."""

from haat.accounts.events import AccountErased, ClosetEdited
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel import clock
from haat.kernel.events import subscribes
from haat.listings.operations.clear_closet import clear_closet
from haat.listings.operations.follow_away_dates import follow_away_dates
from haat.listings.queries import export_of
from haat.listings.queries.history import photos_of_history
from haat.media.operations.remove_unused_photos import keeps_photos

keeps_photos(photos_of_history)


@subscribes(ClosetEdited)
def close_or_open_the_closet(event: ClosetEdited) -> None:
    """Away dates may have changed."""
    follow_away_dates(seller_id=event.account_id, now=clock.now())


@subscribes(AccountErased)
def clear_their_closet(event: AccountErased) -> None:
    """What somebody who left had for sale is taken down."""
    clear_closet(seller_id=event.account_id, now=clock.now())


@exports("listings")
def own_listings(account_id: int) -> Export:
    """Everything the person ever offered, drafts too."""
    return Export(export_of(account_id))
