"""Two markets on one machine tell each other how parcels to a number ended, over signed HTTP."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection

from haat.kernel import clock
from haat.kernel.policies import change_policy
from haat.risk.models import Peer, SharedCount
from haat.risk.operations.add_peer import add_peer
from haat.risk.operations.pull_reputation import pull_reputation
from haat.risk.queries.sharing import own_public_key, shared_rate
from haat.risk.rules import sharing
from tests.cast import assemble

ROOT = Path(__file__).parents[4]
KEY = "a-key-of-the-federation"
PHONE = "+923001234567"
FILL = """
import sys
from datetime import timedelta
from haat.accounts.models import Account
from haat.kernel import clock
from haat.kernel.policies import change_policy
from haat.risk.models import CodOrder
from haat.risk.operations.add_peer import add_peer
from haat.risk.operations.tell_anew import tell_anew
from haat.risk.queries.sharing import own_public_key
now = clock.now()
boss = Account.objects.create_user("boss@other.example", None, is_staff=True)
change_policy(actor_id=boss.pk, name="risk.share_reputation", value=True, now=now)
add_peer(actor_id=boss.pk, name="The first", url={url!r}, public_key={key!r}, now=now)
for number, outcome in enumerate(["refused", "unreachable", "delivered", "courier_fault"], start=1):
    CodOrder.objects.create(
        order_id=number, buyer=boss, seller=boss, amount_minor=1, currency="PKR", phone={phone!r}, area="PK:lahore",
        placed_at=now, probability=0.1, tier="low", handled_as="low", model="x", features={{}}, outcome=outcome,
        ended_at=now - timedelta(hours=1))
tell_anew(now=now)
print(own_public_key())
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def other(tmp_path):
    """Another market with a database of its own, in processes of its own: (address, run(code), start())."""
    name = f"haat_other_{os.getpid()}"
    parameters = connection.get_connection_params()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    port, started = free_port(), []
    host = parameters.get("host") or "127.0.0.1"
    user, password = parameters.get("user") or "postgres", parameters.get("password") or ""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("HAAT_") and key != "DATABASE_URL"},
        "DATABASE_URL": f"postgresql://{user}:{password}@/{name}?host={host}&port={parameters.get('port') or 5432}",
        "HAAT_DATA_DIR": str(tmp_path / "other"),
        "HAAT_BASE_URL": f"http://127.0.0.1:{port}",
        "HAAT_FEDERATION_KEY": KEY,
        "HAAT_DEBUG": "true",
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    (tmp_path / "other").mkdir()

    def run(*arguments, text=None):
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, input=text, text=True,
            capture_output=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()

    def start():
        log = (tmp_path / "log").open("w")
        started.append(
            subprocess.Popen(
                [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"],
                cwd=ROOT, env=environment, stdout=log, stderr=log,
            )
        )  # fmt: skip
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=2)
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            else:
                return
        raise AssertionError((tmp_path / "log").read_text()[-2000:])

    yield f"127.0.0.1:{port}", run, start
    for process in started:
        process.terminate()
        process.wait(20)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_markets_share_what_five_agree_on(other, settings):
    cast = assemble()
    now = clock.now()
    host, run, start = other
    settings.FEDERATION_KEY, settings.FEDERATION_HOSTS = KEY, {host}
    change_policy(actor_id=cast.dana.pk, name="risk.share_reputation", value=True, now=now)
    run("migrate", "--verbosity", "0")
    fill = FILL.format(url=site.BASE_URL, key=own_public_key(), phone=PHONE)
    their_key = run("shell", "--no-imports", "--command", fill).splitlines()[-1]
    start()
    peer = add_peer(actor_id=cast.dana.pk, name="The other", url=f"http://{host}", public_key=their_key, now=now)

    assert pull_reputation(peer_id=peer, now=clock.now()) == 1, Peer.objects.get().fault
    told = SharedCount.objects.get()
    assert (told.phone_hash, told.taken, told.lost) == (sharing.phone_hash(KEY, PHONE), 1.0, 2.0)
    assert PHONE not in str(vars(told))
    assert shared_rate(PHONE, now=clock.now()).lost == 0

    for number in range(4):
        feed = add_peer(
            actor_id=cast.dana.pk, name=f"Feed {number}", url=f"https://feed{number}.example",
            public_key=sharing.public_text(sharing.own_key(str(number))), now=now,
        )  # fmt: skip
        SharedCount.objects.create(peer_id=feed, phone_hash=told.phone_hash, taken=0, lost=1, as_of=now)
    assert shared_rate(PHONE, now=clock.now()).lost == pytest.approx(6, rel=0.01)

    Peer.objects.filter(pk=peer).update(public_key=sharing.public_text(sharing.own_key("an impostor")))
    assert pull_reputation(peer_id=peer, now=clock.now()) == 0
    assert Peer.objects.get(pk=peer).fault == "not_signed"
    assert SharedCount.objects.count() == 5
