"""What an operator decides about discovery."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haat.kernel.policies import Policy, declare, integer

NEW_SELLER_DAYS = integer(
    "discovery.new_seller_days",
    default=60,
    minimum=1,
    maximum=365,
    label=_("How long somebody counts as a new seller"),
    help=_("From their first thing on sale, as long as nobody has bought from them."),
    unit=_("days"),
)
FIRST_AUDIENCE = integer(
    "discovery.first_audience",
    default=40,
    minimum=1,
    maximum=10_000,
    label=_("First audience of a new thing"),
    help=_("A new thing is shown to at least this many people before likes and visits decide who sees it."),
    unit=_("views"),
)
SAVED_SEARCHES_EACH = integer(
    "discovery.saved_searches_each", default=50, minimum=1, maximum=500, label=_("Saved searches a person may keep")
)
SAVED_SEARCH_MINUTES = integer(
    "discovery.saved_search_minutes",
    default=10,
    minimum=1,
    maximum=1440,
    label=_("How often a saved search is looked at"),
    unit=_("minutes"),
)


_HIGHEST_STEP = 10**9


def _steps(value: Any) -> str:
    parts = value.split() if isinstance(value, str) else []
    numbers = [int(part) if part.isascii() and part.isdigit() and len(part) < 12 else 0 for part in parts]
    if (
        not 1 <= len(numbers) <= 8
        or numbers != sorted(set(numbers))
        or not 1 <= numbers[0] <= numbers[-1] <= _HIGHEST_STEP
    ):
        raise ValueError("500 1000 2000")
    return str(value)


PRICE_STEPS = declare(
    Policy(
        "discovery.price_steps",
        "500 1000 2000 5000 10000",
        _("Where the price bands of the search begin"),
        _steps,
        _("Whole units of the site's currency, rising, with blanks between."),
    )
)
