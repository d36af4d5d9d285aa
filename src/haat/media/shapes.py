"""Photos as programs see them, in every context's answers."""

from ninja import Schema


class ShownPhotoOut(Schema):
    """A photo that stands beside words."""

    id: int
    width: int
    height: int


class CoverOut(Schema):
    """The first photo of a thing, without a number of its own."""

    width: int
    height: int
    placeholder: str
    colour: str
    urls: dict[str, dict[int, str]]


class PictureOut(CoverOut, ShownPhotoOut):
    """A photo with its renditions: format → width → address."""
