from collections.abc import Iterator

from django.db.models import Max

from haat.discovery.models import Shelf
from haat.discovery.models.search_index.folder import index_root
from haat.discovery.models.search_index.things import thing_from
from haat.discovery.models.search_index.writing import IndexIsBusy, lay_out, writing
from haat.discovery.types import IndexedThing
from haat.listings.queries import index_entries

_BATCH = 1000


def rebuild_index() -> int:
    """Lay the search index out anew from the listings and change over in one step; searches go on meanwhile.

    Returns how many things it holds; 0 when another process writes at this moment.
    """
    root = index_root()
    try:
        with writing(root):
            position = Shelf.objects.aggregate(newest=Max("version"))["newest"] or 0
            return lay_out(root, _batches(), position=position)
    except IndexIsBusy:
        return 0


def _batches() -> Iterator[list[IndexedThing]]:
    after = 0
    while entries := index_entries(after, _BATCH):
        yield [thing_from(entry) for entry in entries]
        after = entries[-1].id
