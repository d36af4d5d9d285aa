"""Two questions of a supervisor: is this process alive, and can it serve people now?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from haat.kernel.worker import worker_is_alive
from haat.ledger.queries import alarms

_migrated: set[str] = set()


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """This process answers. Asks nothing else, so that a lost database does not restart the web servers."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when database, tables and worker are there; 503 with which of them is not.

    `warnings` name what a person has to look at while people are served: the books, and what they are compared with.
    """
    checks = {"database": False, "migrations": False, "worker": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = True
        checks["migrations"] = _tables_are_up_to_date()
        checks["worker"] = checks["migrations"] and worker_is_alive()
    except DatabaseError:
        connection.close()
    warnings = _warnings() if all(checks.values()) else []
    return JsonResponse(
        {"ready": all(checks.values()), **checks, "warnings": warnings}, status=200 if all(checks.values()) else 503
    )


def _warnings() -> list[str]:
    found = alarms()
    warnings = [f"books: {len(found.findings)} findings"] if found.findings else []
    if found.open_differences:
        warnings.append(f"books: {found.open_differences} differences open")
    return warnings


def _tables_are_up_to_date() -> bool:
    """Asked until it is true once in this process: tables do not go back while it runs."""
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add("yes")
    return True
