"""What media does when something happened."""

from haat.accounts.events import AccountErased
from haat.accounts.operations.export_account import exports
from haat.accounts.types import Export
from haat.kernel import clock
from haat.kernel.events import subscribes
from haat.media.events import PhotoTaken
from haat.media.operations.forget_photos import forget_photos
from haat.media.queries import export_of
from haat.media.tasks import make_smaller_files


@subscribes(PhotoTaken)
def order_smaller_files(event: PhotoTaken) -> None:
    """The AVIF renditions are made afterwards, out of everybody's way."""
    make_smaller_files.defer(photo_id=event.photo_id)


@subscribes(AccountErased)
def delete_their_photos(event: AccountErased) -> None:
    """Nothing of somebody who left is shown any more."""
    forget_photos(owner_id=event.account_id, now=clock.now())


@exports("photos")
def own_photos(account_id: int) -> Export:
    """Every photo in its largest size."""
    rows, files = export_of(account_id)
    return Export(rows, files)
