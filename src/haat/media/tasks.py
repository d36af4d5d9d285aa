"""Jobs of media."""

from haat.kernel import clock
from haat.kernel.jobs import job
from haat.media.operations.make_avif import make_avif


@job(queue="photos", can_wait=True)
def make_smaller_files(photo_id: int) -> None:
    make_avif(photo_id=photo_id, now=clock.now())
