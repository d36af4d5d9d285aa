"""A typed wish taken apart: "red Nike dress size M under 2000" is a colour, a brand, a category, a size, a price."""

import re
from dataclasses import dataclass, field

from haat.discovery.rules import vocabulary
from haat.discovery.rules.folding import words, words_as_typed
from haat.discovery.rules.vocabulary import phrase, phrases_of, term
from haat.kernel.text import ascii_digits

MAX_QUERY = 200
_LETTER_SIZES = {"xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl", "5xl"}
_SIZE_SYSTEMS = {"eu", "uk", "us", "it", "fr", "ru", "de"}
_RANGE = {("to",), ("se",), ("سے",), ("থেকে",), ("до",), ("đến",), ("tới",)}
_NUMBER = re.compile(r"(\d{1,9})([^\W\d_]*)")
MAX_PRICE = 10**9


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the market itself knows: phrases (as `vocabulary.phrase`) of its categories and brands → slugs.

    Several shelves may share a name (shoes of women, of men); their slugs are joined by commas.
    """

    categories: dict[tuple[str, ...], str] = field(default_factory=dict)
    brands: dict[tuple[str, ...], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """An understood part: words `start` … `end` (not included) of the phrase. Prices are whole units of money."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as the words that were typed, what was understood of it, and the words that stay plain."""

    words: tuple[str, ...]
    parts: tuple[Part, ...]
    rest: tuple[str, ...]

    def typed(self, part: Part) -> str:
        return " ".join(self.words[part.start : part.end])

    def without(self, part: Part) -> str:
        return " ".join([*self.words[: part.start], *self.words[part.end :]])


def understand(text: str, lexicon: Lexicon) -> Phrase:
    """Take a phrase apart; what is not understood stays as plain words. Never raises, whatever is typed."""
    prepared = _prepared(text[:MAX_QUERY])
    shown, typed = tuple(words_as_typed(prepared)), tuple(words(prepared))
    terms = [term(word) for word in typed]
    taken = [False] * len(typed)
    parts = _named(terms, taken, lexicon, at_least=2)
    for read in (_sizes, _prices):
        for part in read(typed, terms, taken):
            parts.append(part)
            taken[part.start : part.end] = [True] * (part.end - part.start)
    parts += _named(terms, taken, lexicon, at_least=1)
    empty = phrases_of(vocabulary.EMPTY)
    plain = [word for word, term_, used in zip(shown, terms, taken, strict=True) if not used and (term_,) not in empty]
    if not plain and not parts:
        plain = list(shown)
    return Phrase(shown, tuple(sorted(parts, key=lambda part: part.start)), tuple(plain))


def _prepared(text: str) -> str:
    text = ascii_digits(text)
    text = re.sub(r"(?<=\d)[,.٬\u00a0\u202f](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"\b(\d{3,9})\s*[-–—]\s*(?=\d{3})", r" over \1 under ", text)
    text = re.sub(r"[<≤]=?", " under ", text)
    text = re.sub(r"[>≥]=?", " over ", text)
    return re.sub(r"(?i)\b(rs|pkr|tk)\.?(?=\d)", r"\1 ", text)


def _longest_match(terms: list[str], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many terms from `at` are one of the phrases, 0 if none."""
    return next((size for size in range(min(3, len(terms) - at), 0, -1) if tuple(terms[at : at + size]) in phrases), 0)


def _skip(terms: list[str], at: int, listed: str) -> int:
    size = _longest_match(terms, at, phrases_of(listed))
    return at + size


def _amount(terms: list[str], at: int) -> tuple[int, int] | None:
    """A number of money at `at`, with "k" or "hazar" after it: (whole units, index after it)."""
    if at >= len(terms):
        return None
    match = _NUMBER.fullmatch(terms[at])
    if not match:
        return None
    value, letters, after, larger = int(match[1]), match[2], at + 1, vocabulary.multipliers()
    if letters and letters not in larger:
        return None
    factor = larger.get(letters, 1)
    if not letters and after < len(terms) and terms[after] in larger:
        factor, after = larger[terms[after]], after + 1
    return (min(value * factor, MAX_PRICE), after)


def _prices(typed: tuple[str, ...], terms: list[str], taken: list[bool]) -> list[Part]:
    parts: list[Part] = []
    under, over = phrases_of(vocabulary.UNDER), phrases_of(vocabulary.OVER)
    at = 0
    while at < len(terms):
        start = at
        if taken[at]:
            at += 1
            continue
        before = next(
            (
                (kind, size)
                for kind, listed in (("price_to", under), ("price_from", over))
                if (size := _longest_match(terms, at, listed))
            ),
            None,
        )
        number_at = _skip(terms, at + before[1] if before else at, vocabulary.CURRENCY)
        amount = _amount(terms, number_at)
        if not amount:
            at += 1
            continue
        value, end = amount
        end = _skip(terms, end, vocabulary.CURRENCY)
        second = _amount(terms, end + 1) if end < len(terms) and (terms[end],) in _RANGE else None
        if second and (not before or before[0] == "price_from"):
            finish = _skip(terms, second[1], vocabulary.CURRENCY)
            parts += [Part("price_from", str(value), start, end), Part("price_to", str(second[0]), end, finish)]
            at = finish
            continue
        kind = before[0] if before else ""
        if not kind:
            for after_kind, listed in (("price_to", under), ("price_from", over)):
                size = _longest_match(terms, end, listed)
                if size and not _amount(terms, end + size):
                    kind, end = after_kind, end + size
                    break
        if kind:
            parts.append(Part(kind, str(value), start, end))
            at = end
        else:
            at += 1
    return parts


def _sizes(typed: tuple[str, ...], terms: list[str], taken: list[bool]) -> list[Part]:
    parts: list[Part] = []
    spoken = phrases_of(vocabulary.SIZE)
    at = 0
    while at < len(typed):
        said = 0 if taken[at] else _longest_match(terms, at, spoken)
        value_at = at + said
        size = _size_at(typed, taken, value_at, said > 0)
        if size and (said or len(typed) > 1):
            parts.append(Part("size", size[0], at, size[1]))
            at = size[1]
        else:
            at += max(1, said)
    return parts


def _size_at(typed: tuple[str, ...], taken: list[bool], at: int, spoken: bool) -> tuple[str, int] | None:
    if at >= len(typed) or taken[at]:
        return None
    word = typed[at]
    if word in _SIZE_SYSTEMS and at + 1 < len(typed) and typed[at + 1].isdigit() and len(typed[at + 1]) <= 3:
        return size_term(f"{word} {typed[at + 1]}"), at + 2
    joined = re.fullmatch(r"(eu|uk|us)(\d{1,3})", word)
    if joined:
        return size_term(f"{joined[1]} {joined[2]}"), at + 1
    if word in _LETTER_SIZES or (spoken and len(word) <= 4 and (word.isdigit() or word.isascii())):
        return size_term(word), at + 1
    return None


def size_term(size: str) -> str:
    """A size as it is compared: "EU 38" and "eu38" are one."""
    return re.sub(r"[\s./]+", "", ascii_digits(size)).upper()[:12]


def _named(terms: list[str], taken: list[bool], lexicon: Lexicon, *, at_least: int) -> list[Part]:
    """Brands, categories and colours, the longest phrase first; each word is used once."""
    parts: list[Part] = []
    tables = (("brand", lexicon.brands), ("category", lexicon.categories), ("colour", vocabulary.colours()))
    for size in range(min(4, len(terms)), at_least - 1, -1):
        for at in range(len(terms) - size + 1):
            if any(taken[at : at + size]):
                continue
            words_here = tuple(terms[at : at + size])
            for kind, table in tables:
                if words_here in table:
                    parts.append(Part(kind, table[words_here], at, at + size))
                    taken[at : at + size] = [True] * size
                    break
    return parts


__all__ = ["Lexicon", "Part", "Phrase", "phrase", "size_term", "understand"]
