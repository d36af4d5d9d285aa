"""What the history of listings remembers."""

from haat.listings.models import Revision


def photos_of_history(photo_ids: list[int]) -> set[int]:
    """Those of `photo_ids` that a published listing showed before an edit [LST-3]."""
    asked = set(photo_ids)
    edits = Revision.objects.filter(changes__has_key="photos").values_list("changes__photos", flat=True)
    return {photo_id for before, after in edits.iterator() for photo_id in (*before, *after) if photo_id in asked}
