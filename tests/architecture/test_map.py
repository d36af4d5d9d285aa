"""The map shows the house as it is."""

from dev.map import MAP, render


def test_the_map_is_fresh():
    assert MAP.read_text(encoding="utf-8") == render(), "run ./haat map and look at what changed"
