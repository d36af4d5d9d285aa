"""What discovery does again and again."""

from datetime import datetime

from haat.discovery.operations.refresh_index import refresh_index
from haat.discovery.operations.tell_saved_searches import tell_saved_searches
from haat.kernel.jobs import every


@every(seconds=1)
def keep_the_index_fresh(now: datetime) -> None:
    refresh_index()


@every(seconds=60)
def tell_new_matches(now: datetime) -> None:
    tell_saved_searches(now=now)
