"""The site's processes are forks of one that has loaded the code."""

import os
import signal
import time

import psutil
import pytest

from config.launcher.bootstrap import ROOT
from config.launcher.loaded import CAN_FORK, Loaded
from config.launcher.manage import site_environ

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CAN_FORK, reason="forks are safe on Linux only")]

SHOW_ITSELF = (
    "import os, threading; print(os.getpid(), os.getppid(), os.getsid(0), os.getcwd(), threading.active_count())"
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """One for all tests: the fork server is one in a process. No test asks a database."""
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "HAAT_SECRET_KEY": "only-for-tests"}
    return Loaded(site_environ(tmp_path_factory.mktemp("data"), environ))


def shown(loaded):
    code, said = loaded.run(["manage", "shell", "--no-imports", "-c", SHOW_ITSELF])
    assert code == 0, said
    own, parent, session, folder, threads = said.split()
    assert (session, folder, threads) == (own, str(ROOT), "1")
    return int(own), psutil.Process(int(parent))


def kill(origin):
    """And wait until it is dead, but leave it to its own parent to notice."""
    origin.kill()
    os.waitid(os.P_PID, origin.pid, os.WEXITED | os.WNOWAIT)


def test_every_process_is_a_fork_of_the_same_one_in_a_session_of_its_own(loaded):
    first, origin = shown(loaded)
    second, same = shown(loaded)
    assert first != second
    assert origin == same
    # A fork takes one thread along; what another one held would stay locked for ever.
    assert origin.num_threads() == 1
    assert not origin.net_connections()


def test_what_a_process_says_and_its_exit_code_come_back(loaded):
    code, said = loaded.run(["manage", "no-such-command"])
    assert code == 1
    assert "Unknown command" in said


def test_one_that_was_killed_is_made_anew(loaded):
    _, origin = shown(loaded)
    kill(origin)
    _, another = shown(loaded)
    assert another != origin


def test_a_killed_process_says_by_which_signal_and_all_end_with_their_origin(loaded):
    words = ["manage", "shell", "--no-imports", "-c", "print('here', flush=True); import time; time.sleep(60)"]
    first, second = loaded.start(words), loaded.start(words)
    for child in (first, second):
        assert child.stdout.readline() == b"here\n"
    assert first.poll() is None
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    kill(psutil.Process(second.pid).parent())
    assert second.stdout.read() == b""
    until = time.monotonic() + 5
    while psutil.pid_exists(second.pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not psutil.pid_exists(second.pid)


def test_code_that_cannot_be_loaded_is_told_by_whoever_needs_it(loaded, tmp_path):
    _, origin = shown(loaded)
    kill(origin)
    broken = Loaded(site_environ(tmp_path, {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.none"}))
    code, said = broken.run(["manage", "check"])
    assert code == 1
    assert "No module named 'config.settings.none'" in said
