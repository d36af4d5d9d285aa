from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.events import AccountJoined
from haat.accounts.operations._closet import write_closet
from haat.accounts.operations._words import clean_handle, clean_name, refuse
from haat.accounts.queries import suggest_handle
from haat.kernel.errors import Words
from haat.kernel.events import publish
from haat.kernel.text import many_lines, one_line


@transaction.atomic
def open_closet(
    *,
    account_id: int,
    handle: str,
    name: str,
    story: str = "",
    city: str = "",
    country: str = "",
    dye_seed: str = "",
    now: datetime,
) -> str:
    """Give an account its name and handle; an empty handle takes a free one made of the name. Returns the handle.

    Raises InvalidInput with `handle`, `name`, `story` or `city`.
    """
    faults: dict[str, Words] = {}
    shown = clean_name(name, faults)
    kept, skeleton = clean_handle(handle or suggest_handle(shown), faults)
    told, place = many_lines(story), one_line(city)
    if len(told) > 1000:
        faults["story"] = _("A story has at most 1,000 characters.")
    if len(place) > 60:
        faults["city"] = _("A city's name has at most 60 characters.")
    refuse(faults)
    write_closet(
        account_id,
        handle=kept,
        handle_skeleton=skeleton,
        name=shown,
        story=told,
        city=place,
        country=country.upper(),
        dye_seed=dye_seed,
    )
    publish(AccountJoined(account_id=account_id))
    return kept
