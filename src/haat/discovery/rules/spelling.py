"""Slips of the finger mended by words that are there."""

from collections.abc import Sequence

from haat.discovery.rules.folding import folded


def distance(one: str, other: str, at_most: int) -> int:
    """Letters to insert, drop, change or swap (Damerau, adjacent); `at_most` + 1 as soon as it is more."""
    if abs(len(one) - len(other)) > at_most:
        return at_most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, there in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return at_most + 1
        before, last = last, row
    return last[-1]


def mended(word: str, known: Sequence[str]) -> str:
    """The known word nearest to `word` (folded) within one slip, two from eight letters; `word` when it is known."""
    bare = folded(word.lower())
    lowered = {folded(other.lower()): other for other in known}
    if bare in lowered or len(bare) < 4:
        return bare
    slips = 1 if len(bare) < 8 else 2
    near = [(distance(bare, other, slips), other) for other in lowered if len(other) >= 3]
    best = min(near, default=(slips + 1, bare))
    return best[1] if best[0] <= slips else bare
