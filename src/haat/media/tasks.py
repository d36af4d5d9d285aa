"""Jobs and sweeps of media."""

from datetime import datetime

from haat.kernel import clock
from haat.kernel.jobs import every, job
from haat.media.operations.fill_renditions import fill_renditions
from haat.media.operations.make_avif import make_avif
from haat.media.operations.remove_unused_photos import remove_unused_photos


@job(queue="photos", can_wait=True)
def make_smaller_files(photo_id: int) -> None:
    make_avif(photo_id=photo_id, now=clock.now())


@every(seconds=6 * 3600)
def let_go_of_unused_photos(now: datetime) -> None:
    """A form that was left, an upload of an app that came to nothing."""
    remove_unused_photos(now=now)


@every(seconds=600)
def fill_in_widths(now: datetime) -> None:
    """A width that pages have come to show since the photo was taken in."""
    fill_renditions()
