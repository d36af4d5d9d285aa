"""Fixtures of all tests. The database is DATABASE_URL, or the embedded PostgreSQL started once for the run."""

import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# A busy machine is slow; that is no fault of the property.
hypothesis_settings.register_profile("haat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# By hand, when money is touched: `pytest --hypothesis-profile=long`.
hypothesis_settings.register_profile(
    "long", deadline=None, max_examples=150, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("haat")


def _embedded_database() -> str:
    from config.launcher.postgres import QUICK_AND_FORGETFUL, Postgres

    folder = Path(tempfile.gettempdir()) / f"haat-test-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    postgres = Postgres(folder / "postgres", settings=QUICK_AND_FORGETFUL)
    postgres.start()
    return postgres.url("postgres")


if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = _embedded_database()


def find_chromium() -> str | None:
    """The browser of the tests: HAAT_CHROMIUM, or one that is installed."""
    from config.launcher.testing import find_browser

    return find_browser()


def _name_fuzzed_operations(items):
    """Each operation of the API gets an id of its own: workers run what shares an id once, and here all would."""
    for item in items:
        if getattr(item, "operation_label", None):
            item._id = item.parent.id.child(item.name)
    shared = [name for name, count in Counter(item.nodeid for item in items).items() if count > 1]
    if shared:
        raise pytest.UsageError(f"Tests that share a name would be run as one: {', '.join(shared)}")


def pytest_collection_modifyitems(items):
    _name_fuzzed_operations(items)
    if find_chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium found: apt install chromium, or set HAAT_CHROMIUM")
                )


@pytest.fixture(autouse=True)
def nothing_held():
    """Policies are held for seconds, drawn pages are kept, one leaves its language behind; a test sees its own."""
    from django.utils import translation

    from haat.kernel.held import forget
    from haat.kernel.ui.keeping import pieces

    forget()
    pieces.clear()
    translation.deactivate()
    yield
    forget()


@pytest.fixture
def cast(db):
    """Alice, Bob, Charlie, Dana and Eve; see tests/cast.py."""
    from tests.cast import assemble

    return assemble()


@pytest.fixture
def deliver(db):
    """`deliver()` gives every published fact to its subscribers now; a subscriber that fails fails the test."""
    from haat.kernel import clock
    from haat.kernel.events import deliver_pending
    from haat.kernel.models import FailedFact

    def now_or_at(now=None):
        delivery = deliver_pending(now=now or clock.now())
        errors = FailedFact.objects.exclude(error="").values_list("subscriber", "event__name", "error")
        assert not errors, list(errors)
        return delivery

    return now_or_at


@pytest.fixture
def run_jobs(db):
    """`run_jobs()` does every deferred job that is due; a job that fails fails the test."""
    from haat.kernel import clock
    from haat.kernel.jobs import run_due_jobs
    from haat.kernel.models import Job

    def now_or_at(now=None):
        tried = run_due_jobs(now=now or clock.now())
        errors = Job.objects.exclude(error="").values_list("name", "error")
        assert not errors, list(errors)
        return tried

    return now_or_at
