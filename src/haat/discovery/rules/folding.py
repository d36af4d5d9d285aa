"""Words made comparable: one spelling for what readers of five scripts take for the same letters."""

import re
import unicodedata
from functools import lru_cache

from haat.kernel.text import ascii_digits

MAX_TOKENS = 400
MAX_TOKEN_LENGTH = 40

_ARABIC = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ڪ": "ک", "ة": "ہ", "ه": "ہ", "ۀ": "ہ", "ۂ": "ہ", "ۃ": "ہ", "ھ": "ھ",
        "أ": "ا", "إ": "ا", "ٱ": "ا", "آ": "ا", "ؤ": "و", "ۓ": "ے", "ۍ": "ی", "ې": "ی", "ګ": "گ", "ڭ": "ک",
    }
)  # fmt: skip
_CYRILLIC = str.maketrans({"ё": "е", "ѐ": "е", "ѝ": "и", "і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у"})
_LATIN = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# Joiners that only change how letters are drawn, the Arabic stretching mark and apostrophes inside a word.
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x0640, 0x00AD, 0x2019, 0x02BC, 0x0027, 0x2018])
_BENGALI_NUKTA = "\u09bc"
_WORD = re.compile(
    r"[^\W_]+(?:[\u0981-\u0983\u09bc-\u09cd\u09d7\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]*[^\W_]*)*"
)


def script_of(word: str) -> str:
    """The script of a word by its first letter: "L" Latin, "A" Arabic, "B" Bengali, "C" Cyrillic, "N" a number."""
    for char in word:
        code = ord(char)
        if 0x0400 <= code <= 0x052F:
            return "C"
        if 0x0600 <= code <= 0x077F or 0xFB50 <= code <= 0xFEFC:
            return "A"
        if 0x0980 <= code <= 0x09FF:
            return "B"
        if char.isalpha():
            return "L"
    return "N"


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).translate(_INVISIBLE))


def _letters(text: str) -> str:
    return ascii_digits(text.casefold().translate(_ARABIC).translate(_CYRILLIC))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A lower-case word without the marks that people leave out: Vietnamese tones, Arabic vowels, Bengali nukta."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFD", word)
    bengali = script_of(word) == "B"
    kept = (char for char in marks if (bengali and char != _BENGALI_NUKTA) or not unicodedata.combining(char))
    joined = unicodedata.normalize("NFC", "".join(kept))
    # NFD takes the breve of й off; it is a letter of its own.
    if "й" in word:
        joined = unicodedata.normalize(
            "NFC", "".join(c for c in marks if c == "\u0306" or not unicodedata.combining(c))
        )
    return joined.translate(_LATIN)


def words(text: str) -> list[str]:
    """The words of a text in lower case with unified letters, marks kept; at most 400 of at most 40 letters."""
    return [_letters(word)[:MAX_TOKEN_LENGTH] for word in words_as_typed(text)]


def words_as_typed(text: str) -> list[str]:
    """The words of a text as they stand there, without joiners and punctuation."""
    return [word[:MAX_TOKEN_LENGTH] for word in _WORD.findall(_visible(text))[:MAX_TOKENS]]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its plural or case ending, lightly: English and Russian; other scripts as they are.

    Light on purpose: a wrong stem finds strangers, a missed one is caught by the spelling key.
    """
    script = script_of(word)
    if script == "L" and len(word) > 3 and word.isascii():
        return _english(word)
    if script == "C" and len(word) > 4:
        return _RUSSIAN_ENDING.sub("", word)
    return word


_RUSSIAN_ENDING = re.compile(
    r"(?<=\w{3})ь?(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|ием|иях|ях|ах|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|"
    r"ым|им|ом|ем|ам|ям|ых|их|а|я|о|е|ы|и|у|ю|ь|й)$"
)


def _english(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word
