"""Reads of imports, through the seller who asks."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from haat.channels.models import AwaitedPhoto, ImportProblem, StockImport
from haat.channels.types import BadLine, ImportView
from haat.kernel.errors import NotFound


def import_for(seller_id: int, import_id: int) -> ImportView:
    """One import of this seller. Raises NotFound for anybody else's."""
    found = _with_counts().filter(seller_id=seller_id, pk=import_id).first()
    if found is None:
        raise NotFound
    return _view(found)


def imports_of(seller_id: int, limit: int = 20) -> list[ImportView]:
    """Newest first."""
    return [_view(row) for row in _with_counts().filter(seller_id=seller_id).order_by("-started_at")[:limit]]


def bad_lines(seller_id: int, import_id: int, *, fatal: bool | None = None, limit: int = 2_000) -> list[BadLine]:
    """The report in the file's order; `fatal` True the lines that were left out, False the remarks."""
    rows = ImportProblem.objects.filter(stock_import_id=import_id, stock_import__seller_id=seller_id)
    if fatal is not None:
        rows = rows.filter(fatal=fatal)
    return [
        BadLine(row.line, row.key, row.reason, row.fatal, dict(row.cells))
        for row in rows.order_by("line", "pk")[:limit]
    ]


def photo_failures(seller_id: int, import_id: int, limit: int = 50) -> list[tuple[str, str]]:
    """(address, why it did not come)."""
    rows = AwaitedPhoto.objects.filter(
        stock_import_id=import_id, stock_import__seller_id=seller_id, photo_id=None
    ).exclude(failed_because="")
    return [(row.address, row.failed_because) for row in rows.order_by("pk")[:limit]]


def due_photos(now: datetime, limit: int) -> list[int]:
    """Awaited photos whose time has come, oldest first."""
    return list(
        AwaitedPhoto.objects.filter(due_at__lte=now).order_by("due_at", "pk").values_list("pk", flat=True)[:limit]
    )


def _with_counts() -> "QuerySet[StockImport]":
    return StockImport.objects.defer("content").annotate(
        bad=Count("problems", filter=Q(problems__fatal=True), distinct=True),
        awaiting=Count("awaited", filter=Q(awaited__photo_id=None), distinct=True),
    )


def _view(row: StockImport) -> ImportView:
    return ImportView(
        id=row.pk,
        kind=row.kind,
        file_name=row.file_name,
        encoding=row.encoding,
        started_at=row.started_at,
        finished_at=row.finished_at,
        total=row.total,
        done=row.done,
        created=row.created,
        updated=row.updated,
        waiting=row.waiting,
        bad_lines=row.bad,  # type: ignore[attr-defined]
        photos_awaited=row.awaiting,  # type: ignore[attr-defined]
        stopped_because=row.stopped_because,
    )
