"""What ./haat up decides before and while the site runs."""

import signal
import socket
import sys
from functools import partial

import psutil
import pytest

from config.launcher import children
from config.launcher.console import CannotGoOn
from config.launcher.supervisor import RESTARTS_IN_A_MINUTE, Service, Supervisor, turn_over
from config.launcher.up import refuse_busy_port


def service(tmp_path, program, name="web"):
    begin = partial(children.program, [sys.executable, "-c", program], environ={}, folder=tmp_path)
    return Service(name, begin, tmp_path / f"{name}.log")


@pytest.fixture
def supervisor():
    one = Supervisor()
    yield one
    one.end_all()


def test_a_busy_port_is_named_with_one_that_is_free():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotGoOn, match=rf"(?s)Port {port} is in use.*haat up --port \d+"):
            refuse_busy_port("127.0.0.1", port)
    refuse_busy_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(CannotGoOn, match="no address of this machine"):
        refuse_busy_port("192.0.2.1", 8000)


def test_a_process_that_was_killed_is_started_again(supervisor, tmp_path):
    one = service(tmp_path, "import time; time.sleep(60)")
    supervisor.start(one)
    first = one.child
    first.send_signal(signal.SIGKILL)
    first.wait()
    supervisor.look_after()
    assert one.child is not first
    assert one.child.poll() is None


def test_a_process_that_cannot_live_is_given_up_with_its_last_words(supervisor, tmp_path):
    one = service(tmp_path, "print('the reason'); raise SystemExit(3)")
    one.restarts.extend([float("inf")] * RESTARTS_IN_A_MINUTE)
    supervisor.start(one)
    one.child.wait()
    one.reader.join()
    with pytest.raises(CannotGoOn, match=r"(?s)web process keeps ending.*the reason"):
        supervisor.look_after()


def test_ending_leaves_neither_a_process_nor_its_children(supervisor, tmp_path):
    program = "import subprocess, sys; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"
    one = service(tmp_path, program)
    supervisor.start(one)
    while not one.last_lines:
        assert one.child.poll() is None
    grandchild = int(one.last_lines[0])
    supervisor.end_all()
    assert one.child.poll() is not None
    assert not psutil.pid_exists(grandchild) or psutil.Process(grandchild).status() == psutil.STATUS_ZOMBIE


def test_orphans_of_a_killed_process_do_not_stay_beside_the_new_one(supervisor, tmp_path):
    program = "import subprocess; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); p.wait()"
    one = service(tmp_path, program)
    supervisor.start(one)
    while not one.last_lines:
        assert one.child.poll() is None
    orphan = psutil.Process(int(one.last_lines[0]))
    one.child.kill()
    one.child.wait()
    supervisor.look_after()
    assert one.child.poll() is None
    gone, _ = psutil.wait_procs([orphan], timeout=5)
    assert gone or orphan.status() == psutil.STATUS_ZOMBIE


def test_lines_are_kept_in_the_log(supervisor, tmp_path):
    one = service(tmp_path, "print('first'); print('second')")
    supervisor.start(one)
    one.child.wait()
    one.reader.join()
    assert one.log.read_text() == "first\nsecond\n"


def test_a_long_log_turns_over_and_the_oldest_goes(tmp_path):
    log = tmp_path / "web.log"
    for text in ("one", "two", "three", "four"):
        log.write_text(text)
        turn_over(log)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"web.log.1": "four", "web.log.2": "three"}
