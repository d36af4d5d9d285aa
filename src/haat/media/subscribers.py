"""What media does when something happened."""

from haat.kernel.events import subscribes
from haat.media.events import PhotoTaken
from haat.media.tasks import make_smaller_files


@subscribes(PhotoTaken)
def order_smaller_files(event: PhotoTaken) -> None:
    """The AVIF renditions are made afterwards, out of everybody's way."""
    make_smaller_files.defer(photo_id=event.photo_id)
