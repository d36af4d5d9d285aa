"""Find the reference of a checkout in what a bank tells, also where it was copied by a tired hand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from haat.kernel.text import ascii_digits

LENGTH = 8
_WRITTEN = re.compile(r"(?<![A-Z0-9])([A-Z0-9]{4})-([A-Z0-9]{4})(?![A-Z0-9])")
_WORD = re.compile(r"[A-Z0-9]+")
# Signs that our references never have, and what somebody meant who typed them.
_LOOK_ALIKES = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J", "8": "6", "B": "6", "5": "6", "S": "6"})


@dataclass(frozen=True, slots=True)
class Found:
    """A reference and how it was written: "exact", "written_otherwise" (no dash, small letters) or "typed_wrong"."""

    reference: str
    how: str


@dataclass(slots=True)
class References:
    """Many references to be looked for; a word that is one letter off is found without comparing it with each."""

    known: dict[str, str] = field(default_factory=dict)
    _without_one: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, references: Iterable[str]) -> "References":
        made = cls()
        for reference in references:
            plain = reference.replace("-", "")
            made.known[plain] = reference
            for part in _without_one(plain):
                made._without_one.setdefault(part, set()).add(plain)
        return made

    def find(self, text: str) -> Found | None:
        """The reference that a bank's text holds, the surest way of reading it first; None when two would fit."""
        shown = ascii_digits(text)
        for match in _WRITTEN.finditer(shown):
            if (plain := match[1] + match[2]) in self.known:
                return Found(self.known[plain], "exact")
        words = _words(shown.upper())
        for word in words:
            if word in self.known:
                return Found(self.known[word], "written_otherwise")
        near = {reference for word in words for reference in self._near(word)}
        return Found(near.pop(), "typed_wrong") if len(near) == 1 else None

    def _near(self, word: str) -> set[str]:
        """References that are one mistake away: a wrong letter, one too many or too few, two swapped."""
        if not LENGTH - 1 <= len(word) <= LENGTH + 1:
            return set()
        found = set()
        for spelling in {word, word.translate(_LOOK_ALIKES)}:
            if spelling in self.known:
                found.add(self.known[spelling])
            for part in (spelling, *_without_one(spelling)):
                if part in self.known:
                    found.add(self.known[part])
                for plain in self._without_one.get(part, ()):
                    if mistakes(spelling, plain) <= 1:
                        found.add(self.known[plain])
        return found


def mistakes(one: str, other: str) -> int:
    """How many slips of the pen lie between two words (Damerau-Levenshtein, neighbors swapped count once)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, last, row = row, before, [i] + [0] * len(other)
        for j, right in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


def _without_one(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _words(shown: str) -> list[str]:
    """Words of the text, and neighbors written apart ("H4KX 7QRT", "H4KX_7QRT") put together."""
    words = _WORD.findall(shown)
    pairs = [left + right for left, right in pairwise(words) if len(left) + len(right) <= LENGTH + 1]
    return [*words, *pairs]
