"""Countries: ISO 3166 codes with their names in every language, by CLDR."""

from collections.abc import Mapping
from functools import lru_cache

from babel.core import Locale


@lru_cache(maxsize=16)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of every country in the words of `language`, in the order of the names."""
    names: Mapping[str, str] = Locale.parse(language).territories
    known: Mapping[str, str] = Locale.parse("en").territories
    codes = [code for code in known if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
    return tuple(sorted(((code, names.get(code, known[code])) for code in codes), key=lambda pair: pair[1].casefold()))


def is_country(code: str) -> bool:
    """Whether CLDR knows this ISO 3166 code as a country."""
    return code.upper() in {known for known, _ in countries("en")}


# Regions of CLDR with two letters that no post goes to.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
