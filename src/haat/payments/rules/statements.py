"""Read the file of a bank: which column is what, which sign parts the decimals, what each line says.

Banks agree on nothing: columns have any name in any language, lines above the header tell of the account, amounts
stand in one column with a sign or in two, decimals after a comma or a point, dates in any order. What is found here is
shown before it counts, and an operator can say otherwise; a layout that was confirmed is remembered by its header.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from haat.kernel.money import MAX_MINOR, precision
from haat.kernel.tables import encoding_of
from haat.kernel.text import ascii_digits, one_line

MOST_BYTES, MOST_LINES, MOST_ABOVE = 4 * 1024 * 1024, 20_000, 40
ROLES = ("date", "amount", "credit", "debit", "text", "name", "id", "currency")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "datum", "дата", "تاریخ", "তারিখ", "ngày", "posted", "value date", "fecha"),
    "credit": ("credit", "deposit", "money in", "paid in", "cr", "зачислен", "приход", "جمع", "জমা", "ghi có"),
    "debit": ("debit", "withdraw", "money out", "paid out", "dr", "списан", "расход", "نکاسی", "উত্তোলন", "ghi nợ"),
    "amount": ("amount", "betrag", "сумма", "رقم", "পরিমাণ", "số tiền", "sum", "importe"),
    "name": ("name", "payer", "sender", "counterparty", "from account", "remitter", "плательщик", "контрагент",
             "بھیجنے والا", "প্রেরক", "người gửi"),
    "text": ("description", "narration", "narrative", "detail", "particular", "remark", "purpose", "memo", "reference",
             "назначение", "описание", "تفصیل", "বিবরণ", "nội dung", "diễn giải", "verwendungszweck"),
    "id": ("transaction id", "txn id", "transaction no", "trx id", "fitid", "utr", "stan", "rrn", "номер документа"),
    "currency": ("currency", "ccy", "валюта", "کرنسی", "মুদ্রা", "tiền tệ"),
}  # fmt: skip
_WHOLE = {"cr", "dr", "name", "sum"}
_DATE = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ](\d{2,4})")
_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}


class NotAStatement(ValueError):
    """No line of the file names a date and an amount; or it is no text, too long, broken off."""


@dataclass(frozen=True, slots=True)
class Row:
    """One booking of the bank: `amount_minor` above zero came in. `trouble` is a word when the line cannot be read."""

    line: int
    booked_on: date | None
    amount_minor: int
    currency: str
    name: str
    text: str
    id: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as cells: its header, what each column seems to be, and the lines below with their numbers."""

    header: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    lines: Sequence[tuple[int, Sequence[str]]]
    encoding: str

    @property
    def layout(self) -> str:
        """The same for every file of this bank: names its header."""
        return hashlib.sha256("\x1f".join(name.casefold() for name in self.header).encode()).hexdigest()[:32]


def read_table(content: bytes) -> Table:
    """The file's cells. Raises NotAStatement."""
    if len(content) > MOST_BYTES:
        raise NotAStatement("large")
    try:
        encoding = encoding_of(content[: 64 * 1024])
        text = content.decode(encoding)
    except ValueError as error:
        raise NotAStatement("letters") from error
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        raise NotAStatement("long")
    number, separator, header = _header_of(lines)
    try:
        below = csv.reader(lines[number:], delimiter=separator)
        next(below, None)
        rows = [(number + below.line_num, cells) for cells in below if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise NotAStatement("broken") from error
    return Table(tuple(one_line(name) for name in header), guess_columns(header), rows, encoding)


def _header_of(lines: Sequence[str]) -> tuple[int, str, list[str]]:
    """The first line that names a date and an amount, what parts its cells, and the cells."""
    for number, line in enumerate(lines[:MOST_ABOVE]):
        separator = max(",;\t|", key=line.count)
        header = next(csv.reader([line], delimiter=separator), [])
        columns = guess_columns(header)
        if "date" in columns and ("amount" in columns or "credit" in columns):
            return number, separator, header
    raise NotAStatement("header")


def guess_columns(header: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Which columns are what, by their names; text may be several, of anything else the first counts."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        plain = " ".join(re.sub(r"[_./()-]", " ", name.casefold()).split())
        role = next((role for role in _ORDER if any(_says(plain, word) for word in _NAMES[role])), None)
        if role:
            found.setdefault(role, []).append(place)
    return {role: tuple(places) if role == "text" else (places[0],) for role, places in found.items()}


_ORDER = ("id", "date", "currency", "credit", "debit", "amount", "name", "text")


def _says(plain: str, word: str) -> bool:
    return word in plain.split() if word in _WHOLE else word in plain


def read_rows(table: Table, columns: Mapping[str, Sequence[int]], currency: str) -> list[Row]:
    """Every line as a booking, in the site's currency unless the line names another."""

    def cell(cells: Sequence[str], role: str) -> str:
        return one_line(" ".join(cells[place] for place in columns.get(role, ()) if place < len(cells)))

    amounts = [cell(cells, role) for _n, cells in table.lines for role in ("amount", "credit", "debit")]
    comma = _comma_parts_decimals(amounts)
    month_first = _month_comes_first([cell(cells, "date") for _n, cells in table.lines])
    rows = []
    for number, cells in table.lines:
        named = cell(cells, "currency").upper() or currency
        trouble, minor, day = "", 0, None
        try:
            day = read_date(cell(cells, "date"), month_first=month_first)
        except ValueError:
            trouble = "date"
        try:
            minor = _amount(cell(cells, "amount"), cell(cells, "credit"), cell(cells, "debit"), comma, currency)
        except ValueError:
            trouble = "amount"
        if named != currency:
            trouble = "currency"
        rows.append(Row(number, day, minor, named[:3], cell(cells, "name")[:120], cell(cells, "text")[:500],
                        cell(cells, "id")[:80], trouble))  # fmt: skip
    return rows


def _amount(amount: str, credit: str, debit: str, comma: bool, currency: str) -> int:
    if amount:
        return read_amount(amount, comma=comma, currency=currency)
    came = read_amount(credit, comma=comma, currency=currency) if credit.strip("-. ") else 0
    went = read_amount(debit, comma=comma, currency=currency) if debit.strip("-. ") else 0
    return abs(came) - abs(went)


def read_amount(text: str, *, comma: bool, currency: str) -> int:
    """Minor units of "1.234,50", "(1,234.50)", "১,২৩৪.৫০ Cr". Raises ValueError: no number, too many decimals."""
    plain = ascii_digits(text).replace("\u066b", "." if not comma else ",").replace("\u066c", "").replace("−", "-")
    less = plain.strip().startswith(("-", "(")) or plain.strip().endswith("-") or bool(re.search(r"\bD[Rr]\b", plain))
    digits = "".join(sign for sign in plain if sign.isdigit() or sign in ",.")
    digits = digits.strip(",.") if digits[:1] in ",." else digits.rstrip(",.")
    whole, _sign, cents = digits.replace("." if comma else ",", "").partition("," if comma else ".")
    if not whole.isdecimal() or (cents and not cents.isdecimal()):
        raise ValueError("not a number")
    places = precision(currency)
    if cents[places:].strip("0"):
        raise ValueError("too many decimals")
    minor = int(whole + cents[:places].ljust(places, "0"))
    if minor > MAX_MINOR:
        raise ValueError("too large")
    return -minor if less else minor


def _comma_parts_decimals(amounts: Sequence[str]) -> bool:
    """By all amounts of the file together: one or two digits after the last sign are decimals."""
    votes = Counter(match[1] for amount in amounts if (match := re.search(r"([.,٫])\d{1,2}\D*$", ascii_digits(amount))))
    return votes[","] + votes["٫"] > votes["."]


def _month_comes_first(dates: Sequence[str]) -> bool:
    pairs = [match for text in dates if (match := re.match(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]\d", ascii_digits(text)))]
    return any(int(match[2]) > 12 for match in pairs) and not any(int(match[1]) > 12 for match in pairs)


def read_date(text: str, *, month_first: bool = False) -> date:
    """Any order of day, month and year; two digits of a year are of this century. Raises ValueError."""
    match = _DATE.search(ascii_digits(text))
    if match is None:
        compact = re.search(r"\b(20\d{6})\b", ascii_digits(text))
        if compact is None:
            raise ValueError(text)
        return datetime.strptime(compact[1], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    first, middle, last = match.groups()
    if not middle.isdecimal():
        return date(_year(last), _MONTHS.get(middle[:3].casefold(), 0), int(first))
    if len(first) == 4:
        return date(int(first), int(middle), int(last))
    day, month = (middle, first) if month_first else (first, middle)
    return date(_year(last), int(month), int(day))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def fingerprints(rows: Sequence[Row]) -> list[str]:
    """Names each booking, so that the same one in a file that overlaps is known again.

    A bank's own number is enough. Without one, two bookings that read the same are the first and the second of them.
    """
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        same = f"id {row.id}" if row.id else f"{row.booked_on}\x1f{row.name}\x1f{row.text}"
        same = f"{same}\x1f{row.amount_minor}\x1f{row.currency}"
        seen[same] += 1
        found.append(hashlib.sha256(f"{same}\x1f{seen[same]}".encode()).hexdigest()[:40])
    return found
