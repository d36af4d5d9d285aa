"""What every template knows about the site and about the person reading it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info

from haat.kernel.site import SITE_CURRENCY, SITE_LANGUAGES, SITE_NAME, site_logo

THEMES = ("light", "dark")
THEME_COOKIE = "theme"

_counters: dict[str, Callable[[int], int]] = {}
_keepers: dict[str, Callable[[int, str], None]] = {}


def register_counter(name: str, count: Callable[[int], int]) -> None:
    """Let `count(account_id)` be the number on the badge `name` ("bag", "notices") of the header.

    Called by a context when Django starts. It costs at most one query and is asked only for somebody signed in.
    """
    _counters[name] = count


def register_keeper(choice: str, keep: Callable[[int, str], None]) -> None:
    """Let `keep(account_id, value)` store a signed-in person's choice: "language" or "theme".

    Called by the context that owns accounts when Django starts.
    """
    _keepers[choice] = keep


def keep_choice(account_id: int, choice: str, value: str) -> None:
    """Store the choice on the account, where somebody keeps it."""
    if choice in _keepers:
        _keepers[choice](account_id, value)


class Counters:
    """The numbers of the header's badges; each is asked for at most once, when a template shows it."""

    def __init__(self, account_id: int | None) -> None:
        self._account_id = account_id
        self._known: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        if self._account_id is None or name not in _counters:
            return 0
        if name not in self._known:
            self._known[name] = _counters[name](self._account_id)
        return self._known[name]


def theme_of(request: HttpRequest) -> str:
    """ "light", "dark", or "" where the device decides; nonsense in the cookie counts as no choice."""
    chosen = request.COOKIES.get(THEME_COOKIE) or getattr(request.user, "theme", "")
    return chosen if chosen in THEMES else ""


def site(request: HttpRequest) -> dict[str, Any]:
    """`market`: name, logo, currency, languages, theme, direction, counters. Lazy: unasked it costs nothing."""

    def known() -> dict[str, Any]:
        allowed = SITE_LANGUAGES.value()
        code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        signed_in = hasattr(request, "user") and request.user.is_authenticated
        return {
            "name": SITE_NAME.value(),
            "logo": site_logo(),
            "currency": SITE_CURRENCY.value(),
            "language": code,
            "direction": "rtl" if get_language_info(code)["bidi"] else "ltr",
            "languages": [(code, name) for code, name in settings.LANGUAGES if code in allowed],
            "theme": theme_of(request) if hasattr(request, "user") else "",
            "counters": Counters(request.user.pk if signed_in else None),
        }

    market = SimpleLazyObject(known)
    return {"market": market}
