from datetime import datetime
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.operations._closet import write_closet
from haat.accounts.operations._words import refuse
from haat.kernel.errors import InvalidInput, Words

NUMERALS = ("", "latn", "arabext", "beng")
THEMES = ("", "light", "dark")


@transaction.atomic
def change_language(
    *,
    account_id: int,
    language: str,
    numerals: str | None = None,
    time_zone: str | None = None,
    now: datetime,
) -> None:
    """Keep how a person reads the market; None leaves a choice as it is, "" takes the language's own.

    Raises InvalidInput with `language`, `numerals` or `time_zone`.
    """
    faults: dict[str, Words] = {}
    columns = {"language": language}
    if language not in dict(settings.LANGUAGES):
        faults["language"] = _("Please choose a language of the list.")
    if numerals is not None:
        columns["numerals"] = numerals
        if numerals not in NUMERALS:
            faults["numerals"] = _("Please choose numerals of the list.")
    if time_zone is not None:
        columns["time_zone"] = time_zone
        if time_zone and time_zone not in available_timezones():
            faults["time_zone"] = _("Please choose a time zone of the list.")
    refuse(faults)
    write_closet(account_id, **columns)


@transaction.atomic
def change_theme(*, account_id: int, theme: str, now: datetime) -> None:
    """Keep "light", "dark" or "" for as on the device. Raises InvalidInput with `theme`."""
    if theme not in THEMES:
        raise InvalidInput(fields={"theme": _("Please choose light, dark or as on the device.")})
    write_closet(account_id, theme=theme)
