"""What an empty database begins with is what the migrations make of it, one by one."""

import os
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg.sql import SQL, Identifier

from config.database import head_start
from config.launcher.bootstrap import ROOT
from dev.head_start import dumped

ONE_BY_ONE = "from dev.head_start import migrate_step_by_step; print(len(migrate_step_by_step()))"
BEGIN = """
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from config.database import head_start
executor = MigrationExecutor(connection)
"""
WITH_A_START = f"""{BEGIN}
assert head_start.lay(executor)
executor.migrate(executor.loader.graph.leaf_nodes())
print(len(executor.recorder.applied_migrations()))
"""
WITHOUT_ONE_OF_ITS_MIGRATIONS = f"""{BEGIN}
del executor.loader.disk_migrations["kernel", "0001_tables"]
assert not head_start.lay(executor)
print(len(connection.introspection.table_names()))
"""


def url(database):
    made = connection.settings_dict
    person = f"{made['USER'] or 'postgres'}:{quote(made['PASSWORD'])}"
    host = made["OPTIONS"].get("host") or made["HOST"]
    if not host or host.startswith("/"):
        return f"postgresql://{person}@/{database}?host={host}"
    return f"postgresql://{person}@{host}:{made['PORT'] or 5432}/{database}"


@contextmanager
def empty_database(name):
    with psycopg.connect(url("postgres"), autocommit=True) as server:
        if server.info.server_version < head_start.OLDEST_SERVER:
            pytest.skip("this PostgreSQL is older than the one that wrote the script")
        drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
        server.execute(drop)
        server.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
        try:
            yield url(name)
        finally:
            server.execute(drop)


@pytest.fixture(scope="module")
def one_by_one():
    with empty_database(f"haat_steps_{os.getpid()}") as at:
        assert python(ONE_BY_ONE, at) > 90
        yield at


def python(program, at):
    environ = {**os.environ, "DATABASE_URL": at, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def written_twice(at):
    """As a backup of a backup: PostgreSQL writes an IN of words otherwise once it has read it from a script."""
    with empty_database(f"haat_again_{os.getpid()}") as again:
        with psycopg.connect(again) as connection:
            connection.execute(dumped(at))
        return dumped(again).splitlines()


@pytest.mark.slow
def test_it_is_what_the_migrations_come_to_one_by_one(one_by_one):
    with empty_database(f"haat_start_{os.getpid()}") as at:
        python(WITH_A_START, at)
        assert written_twice(at) == written_twice(one_by_one)
        with psycopg.connect(at) as quick, psycopg.connect(one_by_one) as slow:
            query = "SELECT app, name FROM django_migrations ORDER BY app, name"
            assert quick.execute(query).fetchall() == slow.execute(query).fetchall()


@pytest.mark.django_db
def test_a_database_with_tables_is_left_alone():
    executor = MigrationExecutor(connection)
    before = connection.introspection.table_names()
    assert not head_start.lay(executor)
    assert connection.introspection.table_names() == before


@pytest.mark.slow
def test_a_migration_that_is_no_more_sends_a_database_the_long_way():
    with empty_database(f"haat_gone_{os.getpid()}") as at:
        assert python(WITHOUT_ONE_OF_ITS_MIGRATIONS, at) == 0
