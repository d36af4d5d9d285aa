"""Things for sale as programs see them, in every context's answers."""

from ninja import Schema

from haat.accounts.shapes import PersonOut
from haat.media.shapes import PictureOut


class ThingOut(Schema):
    """A thing as it stands on a shelf."""

    id: int
    url: str
    title: str
    price_minor: int
    original_minor: int | None
    currency: str
    size: str
    state: str
    seller: PersonOut
    photo: PictureOut | None
    like_count: int
    liked: bool
