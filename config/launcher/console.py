"""How the launcher speaks: one line a step with its time, and reasons with a way out."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotGoOn(Exception):
    """A reason why a command stops; the text says what to do about it."""


def say(text: str = "") -> None:
    """A line for the person at the terminal (standard error: standard output belongs to results)."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Show `text` while it is done, then the seconds it took."""
    started = time.monotonic()
    print(f"  {text:<52}", end="", file=sys.stderr, flush=True)
    try:
        yield
    except BaseException:
        say()
        raise
    say(f"{time.monotonic() - started:6.1f} s")
