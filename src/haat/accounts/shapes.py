"""People as programs see them, in every context's answers: from the name alone to where somebody is."""

from ninja import Schema


class PartyOut(Schema):
    """The other side of something."""

    id: int
    handle: str
    display_name: str


class SellerOut(PartyOut):
    """Whose closet it is from."""

    city: str


class PersonOut(SellerOut):
    """Whose closet it is."""

    country: str
