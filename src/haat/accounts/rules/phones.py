"""Phone numbers as people type them, in three sets of digits and many habits, kept as E.164."""

from functools import lru_cache

import phonenumbers

from haat.kernel.text import ascii_digits

# A number is kept as "+923001234567"; the longest E.164 number has 15 digits.
_SEPARATORS = str.maketrans(dict.fromkeys(" \u00a0\u202f\t-–—.()/\u200e\u200f\u202a\u202c\u2066\u2069", ""))


def normal_phone(typed: str, country: str) -> str | None:
    """E.164 of a number typed in the habits of `country` (ISO 3166), "+92…" or "00 92…"; None when it is no number."""
    plain = ascii_digits(typed).translate(_SEPARATORS).replace("＋", "+")
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    if not 6 <= len(plain) <= 18 or not plain.removeprefix("+").isdigit():
        return None
    try:
        number = phonenumbers.parse(plain, country or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=4096)
def phone_as_read(phone: str) -> str:
    """A kept number in groups, as one reads it out: "+92 300 1234567"."""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
