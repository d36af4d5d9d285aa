"""What the operator decides about the site as a whole."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from haat.kernel.money import known_currency
from haat.kernel.policies import Policy, choices, declare, words


def _currency(value: Any) -> str:
    if not isinstance(value, str) or not known_currency(value):
        raise ValueError("ISO 4217: PKR, BDT, EUR …")
    return value


def _country(value: Any) -> str:
    if not isinstance(value, str) or len(value) != 2 or not value.isascii() or not value.isupper():
        raise ValueError("ISO 3166: PK, BD, VN …")
    return value


@cache
def known_zones() -> frozenset[str]:
    """The time zones this machine knows; found by walking a folder of a thousand files, so only once."""
    return frozenset(available_timezones())


def _zone(value: Any) -> str:
    if not isinstance(value, str) or value not in known_zones():
        raise ValueError("Asia/Karachi, Asia/Dhaka, Europe/Berlin, UTC …")
    return value


_HUNG = re.compile(r"([0-9a-f]{24})-(\d{1,4})x(\d{1,4})")


def _logo(value: Any) -> str:
    if not isinstance(value, str) or (value and not _HUNG.fullmatch(value)):
        raise ValueError("token-WIDTHxHEIGHT")
    return value


SITE_NAME = words("site.name", default="Haat", label=_("Name of the market"), maximum=40)
SITE_CURRENCY = declare(Policy("site.currency", "PKR", _("Currency"), _currency, _("One currency for all prices.")))
SITE_COUNTRY = declare(Policy("site.country", "PK", _("Country"), _country, _("Where most parcels go.")))
SITE_TIME_ZONE = declare(
    Policy(
        "site.time_zone",
        "UTC",
        _("Time zone"),
        _zone,
        _("Days and months of the books and of invoices begin and end by it. Asia/Karachi, Europe/Berlin …"),
    )
)
SITE_LANGUAGES = choices(
    "site.languages",
    default=[code for code, _name in settings.LANGUAGES],
    allowed=[code for code, _name in settings.LANGUAGES],
    label=_("Languages people can choose"),
)
# Written by the room where a picture is chosen, never typed.
SITE_LOGO = declare(Policy("site.logo", "", _("Logo"), _logo, _("In the top bar and as the icon of the app.")))


def site_zone() -> ZoneInfo:
    """Where the market's clock stands."""
    return ZoneInfo(SITE_TIME_ZONE.value())


def site_day(now: datetime) -> date:
    """Which day it is at the market."""
    return now.astimezone(site_zone()).date()


def midnight(day: date) -> datetime:
    """The moment in which a day of the market begins, on its clock."""
    return datetime.combine(day, time(), tzinfo=site_zone())


@dataclass(frozen=True, slots=True)
class Logo:
    """The operator's own picture; `width` and `height` are its pixels in the top bar."""

    token: str
    width: int
    height: int

    @property
    def url(self) -> str:
        """The address of the mark in the top bar."""
        return f"{settings.MEDIA_URL}logo/{self.token}/mark.png"

    def file(self, name: str) -> Path:
        """Where one of its pictures lies: "mark.png", "icon-192.png", "maskable.png"."""
        return Path(settings.MEDIA_ROOT) / "logo" / self.token / name


def site_logo() -> Logo | None:
    """The logo that hangs now; None for the drawn sign."""
    hung = _HUNG.fullmatch(SITE_LOGO.value())
    return Logo(hung[1], int(hung[2]), int(hung[3])) if hung else None
