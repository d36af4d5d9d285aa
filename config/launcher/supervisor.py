"""Keeps the site's processes running: starts one again that ended, gives up on one that cannot live, ends all."""

import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from config.launcher.children import Child, end, end_group
from config.launcher.console import CannotGoOn, say

LOG_BYTES = 10 * 2**20
LOG_FILES_KEPT = 3
RESTARTS_IN_A_MINUTE = 5
LINES_TOLD = 15


@dataclass(slots=True)
class Service:
    """One process of the site: how to start it, where its lines go, and when it was started again."""

    name: str
    begin: Callable[[], Child]
    log: Path
    echo: bool = False
    # Done when it ends; everything else is started again.
    once: bool = False
    child: Child | None = None
    reader: threading.Thread | None = None
    restarts: deque[float] = field(default_factory=deque)
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=LINES_TOLD))

    def start(self) -> None:
        self.child = self.begin()
        self.reader = threading.Thread(target=self._keep_lines, args=(self.child,), daemon=True)
        self.reader.start()

    def may_start_again(self, now: float) -> bool:
        """Whether it ended seldom enough in the last minute; counts this time."""
        while self.restarts and now - self.restarts[0] > 60:
            self.restarts.popleft()
        self.restarts.append(now)
        return len(self.restarts) <= RESTARTS_IN_A_MINUTE

    def _keep_lines(self, child: Child) -> None:
        assert child.stdout is not None
        log = self.log.open("ab")
        for line in child.stdout:
            if log.tell() > LOG_BYTES:
                log.close()
                turn_over(self.log)
                log = self.log.open("ab")
            try:
                log.write(line)
                log.flush()
            except OSError:
                # A full disk must not stop the site; the line is still among the last ones.
                log = self.log.open("ab")
            self.last_lines.append(line.decode(errors="replace").rstrip())
            if self.echo:
                sys.stderr.write(f"{self.name:>7} | {self.last_lines[-1]}\n")
        log.close()


def turn_over(log: Path) -> None:
    """web.log → web.log.1 → web.log.2 → gone."""
    for number in range(LOG_FILES_KEPT - 1, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        newer = log if number == 1 else log.with_name(f"{log.name}.{number - 1}")
        if newer.exists():
            newer.replace(older)


class Supervisor:
    """All processes of one site, and the wish to end."""

    def __init__(self) -> None:
        self.services: list[Service] = []
        self.wants_to_end = threading.Event()

    def listen_to_signals(self, *, running: bool) -> None:
        """While things are prepared a signal breaks the step off; once the site runs it asks for an orderly end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end if running else signal.default_int_handler)

    def _end(self, *_: object) -> None:
        self.wants_to_end.set()

    def start(self, service: Service) -> None:
        service.start()
        self.services.append(service)

    def look_after(self) -> None:
        """Start again what ended by itself. Raises CannotGoOn when something ends again and again."""
        for service in self.services:
            if service.child is None or service.child.poll() is None or self.wants_to_end.is_set() or service.once:
                continue
            if not service.may_start_again(time.monotonic()):
                told = "\n".join(f"  {line}" for line in service.last_lines)
                raise CannotGoOn(f"The {service.name} process keeps ending. Its last words ({service.log}):\n{told}")
            say(f"  The {service.name} process ended ({_how(service.child.poll() or 0)}); starting it again.")
            self.wants_to_end.wait(min(2.0, 0.2 * len(service.restarts) ** 2))
            end_group(service.child.pid)
            service.start()

    def end_all(self) -> None:
        """The doors first, then the worker: what was begun is finished."""
        for service in self.services:
            if service.child is None:
                continue
            if service.child.poll() is None:
                with suppress(psutil.NoSuchProcess):
                    end(psutil.Process(service.child.pid), patience=15)
                service.child.wait()
            end_group(service.child.pid)


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
