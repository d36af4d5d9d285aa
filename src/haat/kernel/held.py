"""What many pages ask and few change, such as policies and the tree of categories: held by this process for seconds.

Values are handed out as they are, without a copy: they are frozen, or nobody changes them. What depends on who asks,
and what must be true at the moment of a sale, is never held.
"""

import time
from collections.abc import Callable
from typing import Any

_held: dict[str, tuple[float, Any]] = {}


def held[T](key: str, ask: Callable[[], T], *, seconds: float) -> T:
    """The value under `key`, asked for anew when it is older than `seconds`."""
    now = time.monotonic()
    kept = _held.get(key)
    if kept is not None and kept[0] > now:
        value: T = kept[1]
        return value
    value = ask()
    _held[key] = (now + seconds, value)
    return value


def forget(*keys: str) -> None:
    """Ask anew next time; without a key, everything."""
    for key in keys or tuple(_held):
        _held.pop(key, None)
