"""How well a courier could find an address, in any script; and what two addresses have in common."""

import re
import unicodedata
from functools import lru_cache

from haat.kernel.text import ascii_digits

_WALKS = ("qwert", "asdf", "zxcv", "hjkl", "йцук", "фыва", "abcd", "1234567", "test", "xxxx")
_NUMBERS = re.compile(r"\d+")
_REPEATED = re.compile(r"(.)\1{3,}")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Letters and digits of any script, lower case, single spaces: what is compared."""
    folded = ascii_digits(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join("".join(char if char.isalnum() or _is_mark(char) else " " for char in folded).split())


def is_gibberish(line: str) -> bool:
    """Whether this cannot be an address: no letters, one sign again and again, or fingers walking over the keys."""
    words = plain(line)
    letters = [char for char in words if char.isalpha()]
    if len(letters) < 3 or _REPEATED.search(words.replace(" ", "")):
        return True
    if len(letters) >= 8 and len(set(letters)) <= 3:
        return True
    return any(walk in words.replace(" ", "") for walk in _WALKS)


def numbers_in(line: str) -> int:
    """How many numbers the line has, at most nine: a house, a street, a block."""
    return min(9, len(_NUMBERS.findall(plain(line))))


def quality(line: str, landmark: str, plus_code: str) -> float:
    """0 (nothing to find it by) … 1: length, a number, several words, a landmark, a plus code. The script is no matter.

    A plus code names the door to a few metres and stands for a house number.
    """
    words = plain(line)
    length = sum(char != " " for char in words)
    parts = (
        0.35 * min(1.0, max(0.0, (length - 4) / 16)),
        0.20 if any(char.isdigit() for char in words) or plus_code else 0.0,
        0.10 if len(words.split()) >= 3 else 0.0,
        0.20 * min(1.0, len(plain(landmark)) / 8),
        0.15 if plus_code else 0.0,
    )
    return 0.2 * sum(parts) if is_gibberish(line) else sum(parts)


def address_text(line: str, city: str, country: str) -> str:
    """What two orders to the same door have in common, however it is spaced or punctuated."""
    return f"{plain(line)}|{plain(city)}|{country.upper()}"


def area_of(city: str, country: str) -> str:
    """The town as rates are kept for it: "PK:lahore"."""
    return f"{country.upper()}:{plain(city)[:60]}"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc")
