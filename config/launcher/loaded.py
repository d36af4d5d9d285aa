"""One process that has loaded the site's code, and the site's processes as forks of it.

Loading takes most of the seconds of a start. It is done once, beside the start of PostgreSQL, and whatever is forked
from it shares the memory of the code. Where forks are not safe (anywhere but Linux) every process loads for itself.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import BinaryIO

from config.launcher.bootstrap import ROOT
from config.launcher.children import Child, dies_with_parent, end_group, name_process, program
from config.launcher.console import CannotGoOn
from config.launcher.manage import site_command

CAN_FORK = sys.platform == "linux"
_environ_is_ours = threading.Lock()


class Forked:
    """A fork as a `Child`."""

    def __init__(self, words: list[str]) -> None:
        receiving, sending = multiprocessing.Pipe(duplex=False)
        self._process: ForkServerProcess = multiprocessing.get_context("forkserver").Process(
            target=_live, args=(words, sending)
        )
        self._process.start()
        sending.close()
        self.pid: int = self._process.pid or 0
        self.stdout: BinaryIO = os.fdopen(os.dup(receiving.fileno()), "rb")
        receiving.close()

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join()
        return self._process.exitcode or 0


class Loaded:
    """The site's code for `environ`, loading from now on. One in a launcher; a lost one is made anew."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        if CAN_FORK:
            forkserver.set_forkserver_preload(["config.launcher.loading"])
            with self._given_to_children():
                forkserver.ensure_running()

    def start(self, words: list[str]) -> Child:
        """Begin a process that does `words`; see config.launcher.site. Raises CannotGoOn."""
        if CAN_FORK:
            try:
                with self._given_to_children():
                    return Forked(words)
            except (EOFError, ConnectionError) as lost:
                raise CannotGoOn(
                    "The process that loads the site's code was ended; has this machine memory left?"
                ) from lost
        return program(site_command(words), environ=self._environ, folder=ROOT)

    def run(self, words: list[str]) -> tuple[int, str]:
        """Do `words` to the end: exit code and what was said."""
        child = self.start(words)
        assert child.stdout is not None
        try:
            with child.stdout:
                said = child.stdout.read().decode(errors="replace")
            return child.wait(), said
        except BaseException:
            end_group(child.pid)
            raise

    @contextmanager
    def _given_to_children(self) -> Iterator[None]:
        """A fork server takes the environment of whoever starts it."""
        with _environ_is_ours:
            ours = dict(os.environ)
            os.environ.clear()
            os.environ.update(self._environ)
            try:
                yield
            finally:
                os.environ.clear()
                os.environ.update(ours)


def _live(words: list[str], output: Connection) -> None:
    """What a fork does first: a session of its own, its output to whoever started it, an end when its parent ends."""
    for descriptor in (1, 2):
        os.dup2(output.fileno(), descriptor)
    output.close()
    dies_with_parent()()
    name_process(" ".join(["haat", *words[words[0] == "manage" :][:1]]))
    os.chdir(ROOT)
    from config.launcher import loading, site

    if loading.refused:
        sys.exit(loading.refused)
    site.main(words)
