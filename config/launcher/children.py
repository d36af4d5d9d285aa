"""Processes that end when the launcher ends, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

import psutil

MARK = "HAAT_SERVES"
_PR_SET_PDEATHSIG = 1
_PR_SET_NAME = 15
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class Child(Protocol):
    """What is asked of a process that was started, whichever way; `stdout` carries both of its outputs."""

    @property
    def pid(self) -> int: ...
    @property
    def stdout(self) -> IO[bytes] | None: ...
    def poll(self) -> int | None: ...
    def wait(self) -> int: ...


def program(command: list[str], *, environ: Mapping[str, str], folder: Path) -> Child:
    """Start a program that ends when we end."""
    return subprocess.Popen(
        command,
        env=dict(environ),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=dies_with_parent(),
    )


def dies_with_parent(signal_number: int = signal.SIGTERM) -> Callable[[], None]:
    """What a child runs before its program starts: on Linux the kernel tells it when its parent is gone.

    The terminal's Ctrl-C reaches the launcher only (a session of its own), so that the order of ending is ours.
    """

    def prepare() -> None:
        os.setsid()
        tell_when_parent_ends(signal_number)

    return prepare


def tell_when_parent_ends(signal_number: int) -> None:
    """Let the kernel send this process the signal when its parent is gone."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal_number)


def name_process(name: str) -> None:
    """How `top` and `ps -e` call this process."""
    if _libc is not None:
        _libc.prctl(_PR_SET_NAME, name.encode()[:15])


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


def processes_of(data_folder: Path) -> list[psutil.Process]:
    """What runs for a site on that folder, whoever its parent is by now: its environment carries the mark."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == str(data_folder) and process.pid != os.getpid():
                found.append(process)
    return found


def end_processes_of(data_folder: Path) -> int:
    """End all of them; how many there were."""
    left = processes_of(data_folder)
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _, alive = psutil.wait_procs(left, timeout=5)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=5)
    return len(left)


def end_group(leader: int) -> None:
    """End at once what is left of a child's session after the child itself has gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
