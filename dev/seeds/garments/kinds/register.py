"""The list of kinds: a name and the function that sketches it."""

from collections.abc import Callable

from dev.seeds.garments.sketch import Sketch

KINDS: dict[str, Callable[[Sketch], None]] = {}


def kind(name: str) -> Callable[[Callable[[Sketch], None]], Callable[[Sketch], None]]:
    def keep(draw: Callable[[Sketch], None]) -> Callable[[Sketch], None]:
        KINDS[name] = draw
        return draw

    return keep
