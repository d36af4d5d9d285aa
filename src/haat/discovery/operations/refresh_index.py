from haat.discovery.models import Shelf
from haat.discovery.models.search_index.folder import index_root, search_index
from haat.discovery.models.search_index.things import thing_from
from haat.discovery.models.search_index.writing import IndexIsBusy, apply_changes, current_folder, position_of, writing
from haat.discovery.operations.rebuild_index import rebuild_index
from haat.listings.queries import index_entry

_BATCH = 500


def refresh_index() -> int:
    """Bring the search index up to the newest change of the shelf; lay it out when there is none.

    Returns how many changes were read; 0 also when another process writes at this moment.
    """
    root = index_root()
    if search_index().searcher() is None:
        return rebuild_index()
    try:
        with writing(root):
            read = 0
            while batch := _changes(position_of(current_folder(root) or root) or 0):
                entries = [entry for pk, left in batch["rows"] if not left and (entry := index_entry(pk)) is not None]
                present = {entry.id for entry in entries}
                apply_changes(
                    root,
                    [thing_from(entry) for entry in entries],
                    [pk for pk, _left in batch["rows"] if pk not in present],
                    position=batch["position"],
                )
                read += len(batch["rows"])
            return read
    except IndexIsBusy:
        return 0


def _changes(after: int) -> dict:
    rows = list(
        Shelf.objects.filter(version__gt=after)
        .order_by("version", "pk")
        .values_list("version", "pk", "left_at")[:_BATCH]
    )
    if not rows:
        return {}
    # One change may have moved many rows under one version; none of them may be cut off.
    last = rows[-1][0]
    more = Shelf.objects.filter(version=last).exclude(pk__in=[pk for _, pk, _ in rows]).values_list("pk", "left_at")
    return {
        "position": last,
        "rows": [*((pk, left is not None) for _, pk, left in rows), *((pk, left is not None) for pk, left in more)],
    }
