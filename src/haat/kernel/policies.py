"""What an operator decides at run time: typed, bounded, with a history.

A context declares its policies in its `policies.py`; a value is the newest row of that name or the default. The
admin lists every declared policy with its words; each change is a new row with who and when.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from haat.kernel.errors import InvalidInput, Words
from haat.kernel.held import forget, held

declared: dict[str, "Policy[Any]"] = {}
_KEY = "kernel:policies"
_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Policy[T]:
    """One decision: `name` ("orders.ship_by_days"), its default, its words, and what values it takes."""

    name: str
    default: T
    label: Words
    check: Callable[[Any], T]
    help: Words = ""
    unit: Words = ""

    def value(self) -> T:
        """What holds now. Changes reach every process within five seconds."""
        decided = held(_KEY, _newest, seconds=_SECONDS).get(self.name)
        return self.default if decided is None else self.check(decided)


def _newest() -> dict[str, Any]:
    """What was decided last about each policy, in one query for all of them."""
    from haat.kernel.models import PolicyValue

    newest = PolicyValue.objects.order_by("name", "-pk").distinct("name")
    return dict(newest.values_list("name", "value"))


def declare[T](policy: Policy[T]) -> Policy[T]:
    """Make a policy known to the admin."""
    if policy.name in declared:
        raise ValueError(f"two policies are called {policy.name}")
    declared[policy.name] = policy
    return policy


def integer(
    name: str,
    *,
    default: int,
    label: Words,
    minimum: int = 0,
    maximum: int = 10**12,
    help: Words = "",
    unit: Words = "",
) -> Policy[int]:
    """A whole number between bounds, both included."""

    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
            raise ValueError(f"{minimum} … {maximum}")
        return value

    return declare(Policy(name, default, label, check, help, unit))


def boolean(name: str, *, default: bool, label: Words, help: Words = "") -> Policy[bool]:
    """Yes or no."""

    def check(value: Any) -> bool:
        if not isinstance(value, bool):
            raise ValueError("true / false")
        return value

    return declare(Policy(name, default, label, check, help))


def words(name: str, *, default: str, label: Words, maximum: int = 200, help: Words = "") -> Policy[str]:
    """A short text."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or len(value) > maximum:
            raise ValueError(f"≤ {maximum}")
        return value

    return declare(Policy(name, default, label, check, help))


def choices(name: str, *, default: list[str], allowed: list[str], label: Words, help: Words = "") -> Policy[list[str]]:
    """Some of a fixed list, at least one."""

    def check(value: Any) -> list[str]:
        if not isinstance(value, list) or not value or not set(value) <= set(allowed):
            raise ValueError(", ".join(allowed))
        return value

    return declare(Policy(name, default, label, check, help))


def change_policy(*, actor_id: int, name: str, value: Any, now: datetime) -> None:
    """Set a policy from now on; the former value stays in the history. Raises InvalidInput with the bounds."""
    from haat.kernel.audit import record
    from haat.kernel.models import PolicyValue

    policy = declared[name]
    try:
        checked = policy.check(value)
    except ValueError as bounds:
        raise InvalidInput(fields={"value": str(bounds)}) from bounds
    PolicyValue.objects.create(name=name, value=checked, changed_by=actor_id, changed_at=now)
    record(actor_id=actor_id, action="kernel.policy_changed", subject=f"policy:{name}", now=now, value=checked)
    forget(_KEY)
