"""The real worker as a process: it hears what is published, outlives the loss of its database, and stops when told."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from haat.kernel.models import Heartbeat
from haat.kernel.worker import worker_is_alive
from haat.notifications.models import Notice
from haat.social.operations.follow import follow
from tests.cast import NOW, assemble

ROOT = Path(__file__).parents[2]


def wait_for(what, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def worker(transactional_db):
    made = connection.settings_dict
    host = made["OPTIONS"].get("host") or made["HOST"]
    at = f"{made['HOST']}:{made['PORT']}" if made["PORT"] else ""
    url = f"postgresql://{made['USER']}:{made['PASSWORD']}@{at}/{made['NAME']}"
    if not at or host.startswith("/"):
        url = f"postgresql://{made['USER']}:{made['PASSWORD']}@/{made['NAME']}?host={host}"
    environ = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    process = subprocess.Popen([sys.executable, str(ROOT / "manage.py"), "worker"], cwd=ROOT, env=environ)
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(10)


@pytest.mark.slow
def test_a_worker_hears_outlives_its_database_and_stops_when_told(worker):
    people = assemble()
    assert wait_for(worker_is_alive)
    follow(account_id=people.bob.pk, followed_id=people.alice.pk, now=NOW)
    assert wait_for(Notice.objects.filter(account=people.alice).exists)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    follow(account_id=people.charlie.pk, followed_id=people.alice.pk, now=NOW)
    assert wait_for(lambda: Notice.objects.filter(account=people.alice).count() == 2)

    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db
def test_a_replay_of_nobody_names_those_who_listen():
    with pytest.raises(CommandError, match=r"notifications\.tell_of_orders"):
        call_command("replay", "nobody")
    call_command("replay", "notifications.tell_of_orders")
