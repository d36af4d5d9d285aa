"""Draws config/database/head_start.sql: what the migrations make of an empty database, as one script.

`./haat head-start` writes it. Needed only when what is left for the migrations themselves begins to take long.
"""

import os
import re
import subprocess
from collections.abc import Iterator

from config.launcher.bootstrap import HOME
from config.launcher.postgres import QUICK_AND_FORGETFUL, Postgres

DATABASE = "haat_head_start"
# Of the list of migrations; see `dumped`.
_COUNTED = "SELECT pg_catalog.setval('public.django_migrations_id_seq'"
# A function's text stands between two of these; nothing in it is for us to leave out.
_QUOTE = re.compile(r"\$\w*\$")


def main() -> None:
    """On a PostgreSQL of its own: migrate step by step, and write the script."""
    postgres = Postgres(HOME / "test" / "postgres", settings=QUICK_AND_FORGETFUL)
    postgres.start()
    try:
        postgres.drop_database(DATABASE)
        postgres.ensure_database(DATABASE)
        os.environ["DATABASE_URL"] = postgres.url(DATABASE)
        done = migrate_step_by_step()
        _write(done, dumped(postgres.url(DATABASE)))
        postgres.drop_database(DATABASE)
    finally:
        postgres.leave()


def migrate_step_by_step() -> set[tuple[str, str]]:
    """Every migration for itself on DATABASE_URL, and nothing that happens after them; what was done."""
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    done = set(executor.recorder.applied_migrations())
    connection.close()
    return done


def dumped(url: str) -> str:
    """Tables and rows as statements, but for the list of migrations, which is written with the time it is laid."""
    words = ["--no-owner", "--no-acl", "--no-comments", "--inserts", "--exclude-table-data=django_migrations"]
    tool = Postgres(HOME).binaries / "pg_dump"
    text = subprocess.run([tool, *words, url], check=True, capture_output=True, text=True).stdout
    return "\n".join(_statements(text)) + "\n"


def _statements(dump: str) -> Iterator[str]:
    """The lines without remarks, empty lines and what only psql understands."""
    inside = ""
    for line in dump.splitlines():
        if not inside and (not line or line.startswith(("--", "\\", _COUNTED))):
            continue
        for quote in _QUOTE.findall(line):
            inside = "" if quote == inside else inside or quote
        yield line


def _write(done: set[tuple[str, str]], statements: str) -> None:
    from config.database.head_start import MARK, SCRIPT

    heads = [f"{MARK}{app}.{name}" for app, name in sorted(done)]
    title = "-- Drawn by ./haat head-start from the migrations below; not written by hand."
    SCRIPT.write_text("\n".join([title, *heads, statements]), encoding="utf-8")


if __name__ == "__main__":
    main()
