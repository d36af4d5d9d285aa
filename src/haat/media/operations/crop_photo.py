"""Cut a photo."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.media.operations.render_photo import own_photo_locked, render_photo
from haat.media.rules.sizes import SMALLEST_SIDE, WHOLE, Box, cut_further, turn_box_back


class NothingLeft(InvalidInput):
    """A cut that leaves no picture."""

    message = _("That cut leaves too little of the photo. Please choose a larger part.")


@transaction.atomic
def crop_photo(*, owner_id: int, photo_id: int, box: Box | None, now: datetime) -> None:
    """Keep `box` (left, top, right, bottom as shares 0–1 of what is shown); None brings the whole photo back.

    Raises NotFound, NothingLeft.
    """
    photo = own_photo_locked(owner_id, photo_id)
    if box is None:
        render_photo(photo=photo, crop=None, turns=photo.turns, now=now)
        return
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in box)
    # Written so that a side that is no number at all is refused too.
    wide_enough = (right - left) * photo.width >= SMALLEST_SIDE
    high_enough = (bottom - top) * photo.height >= SMALLEST_SIDE
    if not (wide_enough and high_enough):
        raise NothingLeft
    former: Box = tuple(photo.crop) if photo.crop else WHOLE  # type: ignore[assignment]
    crop = cut_further(former, turn_box_back((left, top, right, bottom), photo.turns))
    render_photo(photo=photo, crop=crop, turns=photo.turns, now=now)
