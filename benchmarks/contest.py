"""A against a bare limit B in the same run: clients that are processes, pairs that alternate, one JSON line."""

import argparse
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

# One act of a client: called with the client's number and how often it was called, again and again. It may say how many
# things it did; otherwise it did one.
Act = Callable[[int, int], int | None]


@dataclass(frozen=True)
class Options:
    """How long to measure."""

    quick: bool
    json_only: bool

    @property
    def pairs(self) -> int:
        return 3 if self.quick else 5

    @property
    def seconds(self) -> float:
        return 1.0 if self.quick else 2.0


def options(description: str) -> Options:
    """The words every bench understands."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data")
    said = parser.parse_args()
    return Options(said.quick, said.json)


def start_django() -> None:
    """Django on DATABASE_URL with every migration, and no connection left open for the clients to inherit."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    import logging

    import django
    import structlog

    django.setup()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    connections.close_all()


@dataclass
class Clients:
    """Processes that do the acts of `acts` by name, all at once, for as long as they are told."""

    count: int
    acts: dict[str, Act]
    _pipes: list[Connection] = field(default_factory=list)
    _processes: list[Any] = field(default_factory=list)

    def __enter__(self) -> "Clients":
        context = multiprocessing.get_context("fork")
        for number in range(self.count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(number, self.acts, theirs), daemon=True)
            process.start()
            self._pipes.append(ours)
            self._processes.append(process)
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.send(("", 0.0))
        for process in self._processes:
            process.join(5)

    def begin(self, act: str, seconds: float) -> None:
        """Start all clients on an act."""
        for pipe in self._pipes:
            pipe.send((act, seconds))

    def end(self) -> int:
        """How often the act was done, by all together."""
        return sum(pipe.recv() for pipe in self._pipes)

    def rate(self, act: str, seconds: float) -> float:
        """Acts a second, by all together."""
        done, took = self.done(act, seconds)
        return done / took

    def done(self, act: str, seconds: float) -> tuple[int, float]:
        """How often all together did the act, and in how many seconds."""
        began = time.perf_counter()
        self.begin(act, seconds)
        done = self.end()
        return done, time.perf_counter() - began


def _serve(number: int, acts: dict[str, Act], pipe: Connection) -> None:
    nth = 0
    while True:
        act, seconds = pipe.recv()
        if not act:
            return
        until, done = time.perf_counter() + seconds, 0
        while time.perf_counter() < until:
            did = acts[act](number, nth)
            nth += 1
            done += 1 if did is None else did
        pipe.send(done)


def alternate(pairs: int, a: Callable[[], float], b: Callable[[], float]) -> list[tuple[float, float]]:
    """A, B, A, B: so that a machine that gets slower is slow for both."""
    return [(round(a(), 1), round(b(), 1)) for _ in range(pairs)]


def report(
    bench: str,
    *,
    unit: str,
    against: str,
    pairs: Sequence[tuple[float, float]],
    good: float,
    sound: bool,
    notes: str,
    further: bool = True,
) -> None:
    """Print the result. A broken invariant (`sound` False) makes the figure 0; `further` holds other bars."""
    ratio = statistics.median(a / b for a, b in pairs) if sound else 0.0
    print(
        json.dumps(
            {
                "bench": bench,
                "figure": statistics.median(a for a, _ in pairs) if sound else 0,
                "unit": unit,
                "against": against,
                "limit": statistics.median(b for _, b in pairs),
                "ratio": round(ratio, 3),
                "pairs": pairs,
                "ok": bool(sound and further and ratio >= good),
                "notes": notes,
            },
            ensure_ascii=False,
        )
    )
