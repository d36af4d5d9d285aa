"""Work of imports that follows."""

from datetime import datetime

from haat.channels.operations.fetch_photo import fetch_photo
from haat.channels.operations.run_import import run_import
from haat.channels.queries import due_photos
from haat.kernel import clock
from haat.kernel.jobs import every, job

_AT_ONCE = 10


@job(queue="imports", retries=2)
def bring_stock_in(import_id: int) -> None:
    run_import(import_id=import_id, now=clock.now())


@every(seconds=30)
def fetch_awaited_photos(now: datetime) -> None:
    for awaited_id in due_photos(now, limit=_AT_ONCE):
        fetch_photo(awaited_id=awaited_id, now=now)
