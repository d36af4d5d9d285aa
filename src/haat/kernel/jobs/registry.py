"""How a function becomes a job or a sweep.

    @job(queue="images", retries=5, can_wait=True)
    def make_avif(photo_id: int) -> None: ...

    make_avif.defer(photo_id=7)        # stored in the caller's transaction, done after its commit

    @every(seconds=60)
    def cancel_overdue(now: datetime) -> None: ...

A job runs at least once, so it is idempotent; its arguments are JSON. One that nobody waits for says `can_wait` and
lets the others go first. A sweep finds due rows and claims each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from haat.kernel.events.wake import wake_worker


@dataclass(frozen=True)
class JobFunction:
    """A function that can be called now, or deferred."""

    name: str
    function: Callable[..., None]
    queue: str
    retries: int
    can_wait: bool = False

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        self.function(*args, **kwargs)

    def defer(self, **arguments: Any) -> None:
        """Store the call in the present transaction; it is made after the commit, at least once."""
        from haat.kernel.models import Job

        Job.objects.create(queue=self.queue, name=self.name, arguments=arguments, retries=self.retries)
        transaction.on_commit(wake_worker)


@dataclass(frozen=True)
class SweepFunction:
    """A function that the worker calls with `now` every so many seconds."""

    name: str
    function: Callable[[datetime], None]
    seconds: int

    def __call__(self, now: datetime) -> None:
        self.function(now)


jobs: dict[str, JobFunction] = {}
sweeps: dict[str, SweepFunction] = {}


def job(
    *, queue: str = "default", retries: int = 5, can_wait: bool = False
) -> Callable[[Callable[..., None]], JobFunction]:
    """Decorator: the function can be deferred; after `retries` failed second tries it is set aside.

    What a person waits for (mail, imports) goes before queues whose jobs `can_wait`, such as further sizes of photos.
    """

    def register(function: Callable[..., None]) -> JobFunction:
        made = JobFunction(_name_of(function), function, queue, retries, can_wait)
        if made.name in jobs:
            raise ValueError(f"two jobs are called {made.name}")
        jobs[made.name] = made
        return made

    return register


def every(*, seconds: int) -> Callable[[Callable[[datetime], None]], SweepFunction]:
    """Decorator: the function is called with the present moment every `seconds`, by one worker at a time."""

    def register(function: Callable[[datetime], None]) -> SweepFunction:
        made = SweepFunction(_name_of(function), function, seconds)
        if made.name in sweeps:
            raise ValueError(f"two sweeps are called {made.name}")
        sweeps[made.name] = made
        return made

    return register


def _name_of(function: Callable[..., Any]) -> str:
    """ "listings.make_avif" for a function of haat.listings.tasks."""
    return f"{function.__module__.split('.')[1]}.{function.__name__}"
