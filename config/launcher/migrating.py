"""Migrate, unless the database knows changes that this version does not: then say which."""

import sys

NEWER = 3
FRESH = 4


def migrate() -> int:
    """0 when all is well, FRESH when the database was empty before, NEWER when nothing was changed."""
    import django

    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from config.database import head_start

    executor = MigrationExecutor(connection)
    applied = set(executor.loader.applied_migrations)
    labels = {config.label for config in apps.get_app_configs()}
    unknown = sorted(f"{app}.{name}" for app, name in applied - set(executor.loader.disk_migrations) if app in labels)
    # A squashed migration replaces others and is not on disk under their names; ours are never squashed away unseen.
    if unknown:
        sys.stdout.write(", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else ""))
        return NEWER
    began = not applied and head_start.lay(executor)
    if began or executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    return 0 if applied else FRESH
