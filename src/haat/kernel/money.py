"""Money: an integer of minor units with a currency. Never a float; cents never vanish [LED-5]."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from babel.core import Locale
from babel.numbers import (
    format_decimal,
    get_currency_precision,
    get_currency_symbol,
    is_currency,
)

from haat.kernel.text import ascii_digits, in_numerals

MAX_MINOR = 10**13  # far above any price, far below what a bigint holds after sums


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """`minor` units of `currency` (ISO 4217). Arithmetic refuses to mix currencies."""

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, quantity: int) -> "Money":
        return Money(self.minor * quantity, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other

    @property
    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-precision(self.currency))


def precision(currency: str) -> int:
    """How many decimals the currency has (ISO 4217, by CLDR): 2 for PKR, 0 for VND."""
    return get_currency_precision(currency)


def known_currency(currency: str) -> bool:
    """Whether CLDR knows this ISO 4217 code."""
    return bool(is_currency(currency))


def parse_minor(text: str, currency: str) -> int:
    """Minor units typed by a person in any of our digits: "২,৪০০", "2400.50", "۲٬۴۰۰".

    A lone separator followed by exactly three digits groups thousands; otherwise the last one is the decimal point.
    Raises ValueError when it is no number, has more decimals than the currency, or is beyond MAX_MINOR.
    """
    plain = ascii_digits(text).strip().replace("\u066c", ",").replace("\u066b", ".")
    plain = "".join(plain.replace("\u00a0", "").replace("\u202f", "").split())
    last = max(plain.rfind(","), plain.rfind("."))
    if last >= 0:
        whole, fraction = plain[:last], plain[last + 1 :]
        groups = (len(fraction) == 3 and precision(currency) != 3) or plain[last] in whole
        whole = whole.replace(",", "").replace(".", "")
        plain = whole + fraction if groups else f"{whole}.{fraction}"
    if not plain or not plain.lstrip("-").replace(".", "", 1).isascii() or len(plain) > 20:
        raise ValueError("not a number")
    try:
        minor = Decimal(plain).scaleb(precision(currency))
    except InvalidOperation as error:
        raise ValueError("not a number") from error
    if not minor.is_finite() or minor != minor.to_integral_value():
        raise ValueError("too many decimals")
    if abs(minor) > MAX_MINOR:
        raise ValueError("too large")
    return int(minor)


def split_largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """`total` minor units over `weights`, whole, summing to `total` exactly [LED-5].

    Hamilton's method: floors first, then one unit each to the largest remainders, earlier shares first on a tie.
    Raises ValueError when no weight is positive or one is negative.
    """
    weight = sum(weights)
    if weight <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * part, weight) for part in weights]
    result = [floor for floor, _ in shares]
    by_remainder = sorted(range(len(shares)), key=lambda i: (-shares[i][1], i))
    for index in by_remainder[: abs(total) - sum(result)]:
        result[index] += 1
    return [sign * share for share in result]


def basis_points(minor: int, points: int) -> int:
    """`points` hundredths of a percent of `minor`, half up, in minor units: 10.00 % is 1000 points."""
    return (minor * points * 2 + 10_000) // 20_000


# Where CLDR's symbol or its place is not what people write in our markets.
_SYMBOLS = {("PKR", "ur"): "روپے", ("PKR", ""): "Rs", ("BDT", ""): "৳"}
_SYMBOL_FIRST = {"bn": True, "ur": False}


def format_money(minor: int, currency: str, language: str, *, numerals: str = "") -> str:
    """As the person reads it: "Rs 2,400", "৳ ২,৪০০", "1 900 ₽". Decimals show only when there are any.

    `numerals` is a CLDR numbering system ("latn", "arabext", "beng"); empty takes the language's own.
    """
    locale = Locale.parse(language)
    places = precision(currency)
    grouping = locale.decimal_formats[None].pattern.split(";")[0].split(".")[0]
    shown = places if abs(minor) % 10**places else 0
    number = format_decimal(
        Decimal(abs(minor)).scaleb(-places),
        format=grouping + ("." + "0" * shown if shown else ""),
        locale=locale,
        numbering_system="latn",
    )
    number = in_numerals(number, language, numerals)
    symbol = _SYMBOLS.get((currency, language)) or _SYMBOLS.get((currency, ""))
    symbol = symbol or get_currency_symbol(currency, locale)
    pattern = locale.currency_formats["standard"].pattern
    first = _SYMBOL_FIRST.get(language, pattern.lstrip("\u200e\u200f").startswith("¤"))
    tight = first and "¤\u00a0" not in pattern and not symbol[-1].isalpha() and symbol != "৳"
    space = "" if tight else "\u00a0"
    sign = "−" if minor < 0 else ""
    return f"{sign}{symbol}{space}{number}" if first else f"{sign}{number}{space}{symbol}"
