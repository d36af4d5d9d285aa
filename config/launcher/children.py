"""Processes that end when the launcher ends, however it ends."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

import psutil

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def dies_with_parent(signal_number: int = signal.SIGTERM) -> Callable[[], None]:
    """What a child runs before its program starts: on Linux the kernel tells it when its parent is gone.

    The terminal's Ctrl-C reaches the launcher only (a session of its own), so that the order of ending is ours.
    """

    def prepare() -> None:
        os.setsid()
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, signal_number)

    return prepare


def end(process: psutil.Process, *, patience: float = 10.0, first: int = signal.SIGTERM) -> None:
    """Ask a process to end and wait `patience` seconds; then end what is left of it and of what it started."""
    try:
        family = process.children(recursive=True)
        process.send_signal(first)
    except psutil.NoSuchProcess:
        return
    psutil.wait_procs([process], timeout=patience)
    _, orphans = psutil.wait_procs(family, timeout=0.5)
    for number in (signal.SIGTERM, signal.SIGKILL):
        for straggler in [process, *orphans]:
            with suppress(psutil.NoSuchProcess):
                straggler.send_signal(number)
        _, orphans = psutil.wait_procs(orphans, timeout=3)
    psutil.wait_procs([process], timeout=5)


def same_process(pid: int, started: float) -> psutil.Process | None:
    """The process of that number, if it is still the one that started then and not a later one of the same number."""
    try:
        process = psutil.Process(pid)
        return (
            process if abs(process.create_time() - started) < 1 and process.status() != psutil.STATUS_ZOMBIE else None
        )
    except psutil.NoSuchProcess:
        return None
