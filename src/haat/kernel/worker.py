"""The worker: one process that delivers facts, does jobs and runs sweeps until it is told to stop.

Each kind of work has a thread and a connection of its own. A lost database is waited for. On SIGTERM every thread
finishes what it has in hand and leaves the rest to the next worker.
"""

import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import psycopg
import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections, connection, connections

from haat.kernel import clock
from haat.kernel.events.delivery import deliver_batch, facts_wait
from haat.kernel.events.wake import CHANNEL, PAUSE_SECONDS
from haat.kernel.jobs.running import extend_leases, run_due_jobs, run_due_sweeps
from haat.kernel.models import Heartbeat

# Once woken, look again this often for longer than a publisher keeps quiet between two words.
WARM_LOOK_SECONDS = 0.02
WARM_SECONDS = PAUSE_SECONDS + 0.1
IDLE_SECONDS = 1.0
BEAT_SECONDS = 5.0
HEARTBEAT_IS_STALE_AFTER = timedelta(seconds=30)
log = structlog.get_logger("haat.worker")


class Worker:
    """Runs until `stop()`; `name` tells workers apart in the heartbeats."""

    def __init__(self, *, job_threads: int = 1) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self._stopping = threading.Event()
        self._wakes: list[threading.Event] = []
        loops: list[tuple[str, Callable[[threading.Event], None]]] = [("spine", self._spine)]
        loops += [(f"jobs-{number}", self._jobs) for number in range(1, job_threads + 1)]
        loops += [("sweeps", self._sweeps), ("heartbeat", self._heartbeat)]
        self._threads = [threading.Thread(target=self._listen, name="listen", daemon=True)]
        for name, loop in loops:
            wake = threading.Event()
            self._wakes.append(wake)
            self._threads.append(threading.Thread(target=self._keep, args=(name, loop, wake), name=name, daemon=True))

    def run(self) -> None:
        """Start every thread and return when all have stopped."""
        log.info("worker started", name=self.name)
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            # After SIGCONT a signal may reach another thread; Python hears it only when this one wakes.
            while thread.is_alive():
                thread.join(IDLE_SECONDS)
        Heartbeat.objects.filter(pk=self.name).delete()
        log.info("worker stopped", name=self.name)

    def stop(self) -> None:
        """Ask every thread to finish what it has in hand."""
        self._stopping.set()
        self._wake_all()

    def _wake_all(self) -> None:
        for wake in self._wakes:
            wake.set()

    def _keep(self, name: str, loop: Callable[[threading.Event], None], wake: threading.Event) -> None:
        """Run one loop again and again; a database that went away is waited for."""
        while not self._stopping.is_set():
            try:
                loop(wake)
            except (DatabaseError, InterfaceError) as error:
                log.warning("database is away", thread=name, error=str(error).strip())
                close_old_connections()
                connections.close_all()
                self._stopping.wait(1.0)
            except Exception:
                log.exception("thread failed, going on", thread=name)
                self._stopping.wait(1.0)
        connections.close_all()

    def _spine(self, wake: threading.Event) -> None:
        warm_until, full_at, more = 0.0, 0.0, False
        while not self._stopping.is_set():
            if more or time.monotonic() >= full_at or facts_wait():
                step = deliver_batch(now=clock.now())
                more = step.more
                full_at = time.monotonic() + IDLE_SECONDS
                if step.delivered:
                    warm_until = time.monotonic() + WARM_SECONDS
            if more:
                continue
            if wake.is_set():
                wake.clear()
                warm_until = time.monotonic() + WARM_SECONDS
            if time.monotonic() < warm_until:
                self._stopping.wait(WARM_LOOK_SECONDS)
            else:
                wake.wait(IDLE_SECONDS)

    def _jobs(self, wake: threading.Event) -> None:
        warm_until = 0.0
        while not self._stopping.is_set():
            if run_due_jobs(now=clock.now(), limit=100, stopping=self._stopping.is_set):
                warm_until = time.monotonic() + WARM_SECONDS
                continue
            if wake.is_set():
                wake.clear()
                warm_until = time.monotonic() + WARM_SECONDS
            if time.monotonic() < warm_until:
                self._stopping.wait(WARM_LOOK_SECONDS * 2)
            else:
                wake.wait(IDLE_SECONDS)

    def _sweeps(self, wake: threading.Event) -> None:
        while not self._stopping.is_set():
            run_due_sweeps(now=clock.now())
            self._stopping.wait(IDLE_SECONDS)

    def _heartbeat(self, wake: threading.Event) -> None:
        while not self._stopping.is_set():
            now = clock.now()
            extend_leases(now=now)
            Heartbeat.objects.update_or_create(pk=self.name, defaults={"beat_at": now})
            Heartbeat.objects.filter(beat_at__lt=now - timedelta(hours=1)).delete()
            self._stopping.wait(BEAT_SECONDS)

    def _listen(self) -> None:
        """Turn words of publishers into wake-ups, on a connection that does nothing else."""
        while not self._stopping.is_set():
            try:
                parameters = connection.get_connection_params()
                for not_libpq in ("cursor_factory", "context"):
                    parameters.pop(not_libpq, None)
                with psycopg.connect(**parameters, autocommit=True) as listening:
                    listening.execute(f"LISTEN {CHANNEL}")
                    self._wake_all()
                    while not self._stopping.is_set():
                        for _word in listening.notifies(timeout=IDLE_SECONDS, stop_after=1):
                            self._wake_all()
            except psycopg.Error:
                self._stopping.wait(1.0)


def worker_is_alive() -> bool:
    """Whether a worker said so lately; what readiness asks."""
    return Heartbeat.objects.filter(beat_at__gte=clock.now() - HEARTBEAT_IS_STALE_AFTER).exists()
