"""What the operator decides about the site as a whole."""

from typing import Any

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


SITE_NAME = words("site.name", default="Haat", label=_("Name of the market"), maximum=40)
SITE_CURRENCY = declare(Policy("site.currency", "PKR", _("Currency"), _currency, _("One currency for all prices.")))
SITE_COUNTRY = declare(Policy("site.country", "PK", _("Country"), _country, _("Where most parcels go.")))
SITE_LANGUAGES = choices(
    "site.languages",
    default=[code for code, _name in settings.LANGUAGES],
    allowed=[code for code, _name in settings.LANGUAGES],
    label=_("Languages people can choose"),
)
