"""Cities as people write them."""

from haat.discovery.rules.folding import folded, words


def same_place(city: str) -> str:
    """One spelling of a city: case, marks and punctuation do not matter."""
    return " ".join(folded(word) for word in words(city))[:60]
