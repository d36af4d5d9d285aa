from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import ClosetEdited
from haat.accounts.operations._closet import write_closet
from haat.accounts.operations._words import clean_handle, clean_name, refuse
from haat.accounts.rules.places import is_country
from haat.kernel.errors import Words
from haat.kernel.events import publish
from haat.kernel.text import many_lines, one_line


@transaction.atomic
def edit_closet(*, account_id: int, handle: str, name: str, story: str, city: str, country: str, now: datetime) -> None:
    """Change what others read of a closet. Raises InvalidInput with `handle`, `name`, `story`, `city`, `country`."""
    faults: dict[str, Words] = {}
    shown = clean_name(name, faults)
    kept, skeleton = clean_handle(handle, faults)
    told, place = many_lines(story), one_line(city)
    if len(told) > 1000:
        faults["story"] = _("A story has at most 1,000 characters.")
    if len(place) > 60:
        faults["city"] = _("A city's name has at most 60 characters.")
    if country and not is_country(country):
        faults["country"] = _("Please choose a country of the list.")
    refuse(faults)
    write_closet(
        account_id,
        handle=kept,
        handle_skeleton=skeleton,
        name=shown,
        story=told,
        city=place,
        country=country.upper(),
    )
    publish(ClosetEdited(account_id=account_id))


@transaction.atomic
def change_dyes(*, account_id: int, dye_seed: str, now: datetime) -> None:
    """Choose the two dyes and the block print of a closet by their seed; empty takes the closet's own again."""
    write_closet(account_id, dye_seed=one_line(dye_seed)[:40])
    publish(ClosetEdited(account_id=account_id))
