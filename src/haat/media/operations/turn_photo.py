"""Turn a photo."""

from datetime import datetime

from django.db import transaction

from haat.media.operations.render_photo import own_photo_locked, render_photo
from haat.media.rules.sizes import Box


@transaction.atomic
def turn_photo(*, owner_id: int, photo_id: int, quarter_turns: int, now: datetime) -> None:
    """Turn clockwise by `quarter_turns` (negative: the other way). Raises NotFound."""
    photo = own_photo_locked(owner_id, photo_id)
    if quarter_turns % 4:
        crop: Box | None = tuple(photo.crop) if photo.crop else None  # type: ignore[assignment]
        render_photo(photo=photo, crop=crop, turns=photo.turns + quarter_turns, now=now)
