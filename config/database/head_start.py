"""An empty database gets its tables at once, by the script that all migrations up to some day come to.

Migrations made since then run after it, as on any database, so it need not be drawn anew for each of them. A test holds
it against the migrations one by one. `./haat head-start` draws it; decision 11 tells why.
"""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.migrations.executor import MigrationExecutor

SCRIPT = Path(__file__).with_name("head_start.sql")
MARK = "-- does "
# The script is written by a server of this version, and read by it and newer ones.
OLDEST_SERVER = 18_00_00


def lay(executor: MigrationExecutor) -> bool:
    """Make the tables and write down the migrations they come from; whether it could be done.

    Not on a database that holds anything, on an older server, or when a migration of the script is no more.
    """
    connection: Any = executor.connection
    known = executor.loader.disk_migrations
    script = SCRIPT.read_text(encoding="utf-8")
    done = migrations_of(script)
    connection.ensure_connection()
    if connection.introspection.table_names() or connection.pg_version < OLDEST_SERVER or not known.keys() >= done:
        return False
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute(script)
            # The script finds everything by its full name, and says so for the whole connection.
            cursor.execute("SET search_path = public")
        executor.recorder.migration_qs.bulk_create(
            [executor.recorder.Migration(app=app, name=name) for app, name in sorted(done)]
        )
    # Whatever else the script has set ends with its connection.
    connection.close()
    executor.loader.build_graph()
    return True


def migrations_of(script: str) -> set[tuple[str, str]]:
    """App and name of each migration that the script does."""
    heads = (line.removeprefix(MARK) for line in script.splitlines() if line.startswith(MARK))
    return {(app, name) for app, _, name in (head.partition(".") for head in heads)}
