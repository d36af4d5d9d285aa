"""How the person of this request reads: numerals, dates and money in their language and by their own choice."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_compact_decimal, format_decimal
from babel.units import format_unit
from django.utils.translation import get_language, get_language_bidi

from haat.kernel.money import format_money
from haat.kernel.text import in_numerals
from haat.kernel.ui.keeping import passing

_PARTS_OF_THE_DAY = ("ur", "bn")


@dataclass(frozen=True, slots=True)
class Reader:
    """`numerals`: "latn", "arabext", "beng" or "" for the language's own; `zone`: where the person's clock stands."""

    numerals: str = ""
    zone: ZoneInfo | None = None


_reader: ContextVar[Callable[[], Reader]] = ContextVar("reader", default=Reader)


def read_as(who: Callable[[], Reader]) -> None:
    """Set who reads from here on in this context; `who` is asked only when something is formatted."""
    _reader.set(who)


def reads() -> tuple[str, Reader]:
    """All that formatting depends on besides the value: the language in full, and who reads."""
    return get_language() or "en", _reader.get()()


def language() -> str:
    """The language of the page; English where none is active."""
    return (get_language() or "en").split("-")[0]


def digits(text: str) -> str:
    """The figures of a text in the person's numerals; separators stay as they are.

    Figures around a hyphen ("1-0042") are isolated where script runs from the right: they would change places there.
    """
    written = re.sub(r"[0-9]+", lambda found: in_numerals(found[0], language(), _reader.get()().numerals), text)
    return re.sub(r"\d+(?:-\d+)+", "\u2066\\g<0>\u2069", written) if get_language_bidi() else written


def _local(when: datetime) -> datetime:
    return when.astimezone(_reader.get()().zone or UTC)


def money(minor: int, currency: str) -> str:
    """Minor units as the person reads them: "Rs 2,400", "۲٬۴۰۰ روپے"."""
    return format_money(minor, currency, language(), numerals=_reader.get()().numerals)


def amount(minor: int, currency: str) -> str:
    """As `money`, without the currency: for the second price of a line."""
    written = money(minor, currency)
    figures = re.search(r"\d(?:.*\d)?", written)
    return figures[0] if figures else written


def number(value: int | float) -> str:
    """1234567 as "1,234,567" in the person's numerals."""
    plain = format_decimal(value, locale=Locale.parse(language()), numbering_system="latn")
    return in_numerals(plain, language(), _reader.get()().numerals)


def count(value: int) -> str:
    """A number of likes or followers: exact to 9,999, then "12K"."""
    if value < 10_000:
        return number(value)
    return digits(format_compact_decimal(value, locale=Locale.parse(language()), fraction_digits=1))


def day(when: date | datetime) -> str:
    """ "Tue 24 Nov", with the year when it is not this one."""
    at = _local(when).date() if isinstance(when, datetime) else when
    if language() == "en":
        text = f"{at:%a} {at.day} {at:%b}" + ("" if at.year == _today().year else f" {at.year}")
        return digits(text)
    skeleton = "MMMEd" if at.year == _today().year else "yMMMEd"
    return digits(format_skeleton(skeleton, at, locale=Locale.parse(language())))


def clock(when: datetime) -> str:
    """ "2:20 pm" on the person's clock; with the part of the day in front where a.m. and p.m. are foreign words."""
    form = "B h:mm" if language() in _PARTS_OF_THE_DAY else "short"
    written = format_time(_local(when), format=form, locale=Locale.parse(language()))
    return written.lower() if language() == "en" else digits(written)


def moment(when: datetime) -> str:
    """ "2:20 pm" today, else "Tue 24 Nov, 2:20 pm"."""
    if _local(when).date() == _today():
        return clock(when)
    return f"{day(when)}, {clock(when)}" if language() != "ur" else f"{day(when)}، {clock(when)}"


def full_date(when: date | datetime) -> str:
    """ "24 November 2026"."""
    at = _local(when).date() if isinstance(when, datetime) else when
    return digits(format_date(at, format="long", locale=Locale.parse(language())))


def ago(when: datetime) -> str:
    """ "3 minutes ago", "in 2 days"; rounded down to the biggest unit."""
    from haat.kernel.clock import now

    passing()
    apart = when - now()
    return digits(format_timedelta(apart, add_direction=True, threshold=1.0, locale=Locale.parse(language())))


def span(length: timedelta) -> str:
    """ "2 days 22 hr": the two biggest units of a length of time."""
    seconds = max(0, int(length.total_seconds()))
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    counted = [(days, "day"), (hours, "hour"), (rest // 60, "minute")]
    first = next((index for index, (value, _unit) in enumerate(counted) if value), 2)
    shown = [_unit_of(value, unit) for value, unit in counted[first : first + 2] if value] or [_unit_of(0, "minute")]
    return digits(" ".join(shown))


def _unit_of(value: int, unit: str) -> str:
    forms: list[Literal["long", "short"]] = ["long", "short"] if unit == "day" else ["short", "long"]
    locale = Locale.parse(language())
    written = [format_unit(value, f"duration-{unit}", form, locale=locale, numbering_system="latn") for form in forms]
    # Where CLDR has no words of one length, Babel gives the unit's own name.
    return next(text for text in written if "duration-" not in text)


def _today() -> date:
    from haat.kernel.clock import now

    passing()
    return _local(now()).date()
