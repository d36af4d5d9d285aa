"""Text that people type, in five scripts: cleaned, counted and made into addresses."""

import re
import unicodedata

import nh3
from django.utils.text import slugify

# Marks that turn the reading direction of what follows; a title with one can hide what it says.
_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = {code: " " for code in [*range(0x20), *range(0x7F, 0xA0)] if code not in (0x0A,)}
_DIGITS = {
    ord(char): str(value)
    for zero in (0x0660, 0x06F0, 0x09E6, 0x0966, 0xFF10)
    for value, char in enumerate(chr(zero + i) for i in range(10))
}


def ascii_digits(text: str) -> str:
    """Arabic, Urdu, Bengali, Devanagari and full-width digits as 0–9."""
    return text.translate(_DIGITS)


_NUMERALS = {
    "arabext": str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫"),
    "beng": str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"),
}
_LANGUAGE_NUMERALS = {"ur": "arabext", "bn": "beng"}


def in_numerals(number: str, language: str, numerals: str = "") -> str:
    """A formatted number in the person's numerals: "latn", "arabext" or "beng"; empty takes the language's own."""
    return number.translate(_NUMERALS.get(numerals or _LANGUAGE_NUMERALS.get(language, ""), {}))


def one_line(text: str) -> str:
    """A title or a name: composed (NFC), without control or direction marks, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_BIDI_CONTROLS).translate(_CONTROLS).split())


def many_lines(text: str) -> str:
    """A story: as `one_line`, but keeps line breaks, at most two in a row."""
    lines = [one_line(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def can_be_kept(address: str) -> bool:
    """Whether a path or query string holds no NUL, which the database refuses in any text."""
    return "\0" not in address and "%00" not in address


def has_letters(text: str) -> bool:
    """Whether a reader could read it aloud: at least one letter or digit of any script."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def slug(text: str) -> str:
    """An address in the text's own script; "thing" when nothing is left."""
    return slugify(text, allow_unicode=True)[:60].strip("-") or "thing"


def plain_from_html(html: str) -> str:
    """Text of a foreign HTML description: paragraphs become lines, list items dashes, everything else goes.

    Scripts and styles are dropped with their content (nh3), so nothing of them can come back as text.
    """
    kept = nh3.clean(html, tags={"p", "br", "li", "div", "h1", "h2", "h3", "h4", "tr"}, attributes={})
    kept = re.sub(r"<li>", "\n– ", kept)
    kept = re.sub(r"</?(?:p|br|div|h[1-4]|tr)\s*/?>", "\n", kept)
    return many_lines(_unescape(re.sub(r"<[^>]+>", "", kept)))


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


def order_number(order_id: int) -> str:
    """How people read an order's id aloud: 1-0042."""
    return f"{order_id // 10_000 + 1}-{order_id % 10_000:04d}"
