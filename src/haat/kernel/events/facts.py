"""Facts that contexts above may react to.

`publish` stores the fact in the transaction that caused it (the outbox). After the commit the worker reads the
outbox in batches and calls every subscriber at least once, in order per subject. A subscriber is therefore
idempotent; it is named, keeps its own position, and can be replayed from the beginning. It runs in a transaction
that it shares with its position, so it is quick and leaves slow work (mail, images) to a job.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import batched
from typing import Any, ClassVar

from django.db import connection, transaction

from haat.kernel.events.wake import wake_worker
from haat.kernel.statements import rows


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of every fact: past tense, frozen, ids and plain JSON values only.

    `name` is "context.fact_in_snake_case"; `subject` says in whose order facts are heard ("listing:12").
    """

    name: ClassVar[str] = ""

    @property
    def subject(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One reaction: its stable name, the facts it hears, and the function that is called with each."""

    name: str
    event_types: tuple[type[Event], ...]
    function: Callable[[Any], None]


# More facts than this are stored in several statements.
_AT_ONCE = 100

event_types: dict[str, type[Event]] = {}
subscriptions: dict[str, Subscription] = {}


def fact[E: type[Event]](cls: E) -> E:
    """Class decorator: makes the fact known by its name. Two facts of one name are a mistake at import."""
    if not cls.name or cls.name in event_types:
        raise ValueError(f"{cls.__qualname__} needs a name of its own, not {cls.name!r}")
    event_types[cls.name] = cls
    return cls


def subscribes[F: Callable[[Any], None]](*types: type[Event], name: str = "") -> Callable[[F], F]:
    """Decorator: `function(event)` hears every fact of `types`, after the commit, at least once."""

    def register(function: F) -> F:
        known_as = name or f"{function.__module__.split('.')[1]}.{function.__name__}"
        if known_as in subscriptions:
            raise ValueError(f"two subscribers are called {known_as}")
        subscriptions[known_as] = Subscription(known_as, types, function)
        return function

    return register


def publish(*events: Event) -> None:
    """Store facts with the change that caused them. Raises RuntimeError outside a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("a fact is published in the transaction that caused it")
    if not events:
        return
    # Ids are given in the order of the rows, and facts of one subject are heard in the order of ids.
    for some in batched(events, _AT_ONCE):
        lines = ", ".join(["(%s, %s, %s::jsonb)"] * len(some))
        rows(
            f"INSERT INTO kernel_outboxevent (name, subject, payload) VALUES {lines} RETURNING id",  # noqa: S608
            [value for event in some for value in (event.name, event.subject, _payload(event))],
        )
    transaction.on_commit(wake_worker)


def _payload(event: Event) -> str:
    return json.dumps({part.name: getattr(event, part.name) for part in fields(event)})
