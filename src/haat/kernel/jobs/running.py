"""Claiming and doing jobs: a batch is leased by one statement, done one by one, deleted by one statement."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import F

from haat.kernel.jobs.registry import SweepFunction, jobs, sweeps
from haat.kernel.models import Job, Sweep

LEASE = timedelta(seconds=60)
log = structlog.get_logger("haat.jobs")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is ours until the lease ends."""

    id: int
    name: str
    arguments: dict[str, Any]
    attempts: int
    retries: int
    lease: uuid.UUID


def pause_after(attempts: int) -> timedelta:
    """2 s, 8 s, 32 s, … at most an hour."""
    return timedelta(seconds=min(2 * 4 ** (attempts - 1), 3600))


def claim_jobs(*, now: datetime, limit: int) -> list[Claimed]:
    """Lease up to `limit` due jobs, oldest first; those whose worker died are due when their lease ran out."""
    lease = uuid.uuid4()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            WITH due AS MATERIALIZED (
                SELECT id FROM kernel_job
                WHERE set_aside_at IS NULL AND run_at <= %s AND (leased_until IS NULL OR leased_until <= %s)
                ORDER BY run_at, id LIMIT %s FOR UPDATE SKIP LOCKED
            )
            UPDATE kernel_job j SET lease = %s, leased_until = %s, attempts = j.attempts + 1
            FROM due WHERE j.id = due.id
            RETURNING j.id
            """,
            [now, now, limit, lease, now + LEASE],
        )
        ids = [pk for (pk,) in cursor.fetchall()]
    rows = Job.objects.filter(pk__in=ids, lease=lease).order_by("run_at", "pk")
    return [Claimed(row.pk, row.name, row.arguments, row.attempts, row.retries, lease) for row in rows]


def perform(claimed: Claimed) -> str:
    """Do one job in its own transaction; the error in words, or nothing."""
    if claimed.name not in jobs:
        return "nobody knows this job any more"
    try:
        with transaction.atomic():
            jobs[claimed.name].function(**claimed.arguments)
    except Exception as error:
        log.warning("job failed", job=claimed.name, id=claimed.id, error=str(error), exc_info=True)
        return f"{type(error).__name__}: {error}"[:2000]
    return ""


def settle(done: Sequence[Claimed], failed: Sequence[tuple[Claimed, str]], *, now: datetime) -> None:
    """Write down how leased jobs ended. A job whose lease was lost meanwhile is its new holder's to settle."""
    if done:
        Job.objects.filter(pk__in=[job.id for job in done], lease=done[0].lease).delete()
    for job, error in failed:
        over = job.attempts > job.retries
        Job.objects.filter(pk=job.id, lease=job.lease).update(
            lease=None,
            leased_until=None,
            error=error,
            run_at=now + pause_after(job.attempts),
            set_aside_at=now if over else None,
        )
        if over:
            log.error("job set aside", job=job.name, id=job.id, error=error)


def run_due_jobs(*, now: datetime, limit: int = 50, stopping: Callable[[], bool] = lambda: False) -> int:
    """Do what is due, one batch after another; how many were tried. When `stopping`, the rest is given back."""
    tried = 0
    while not stopping() and (batch := claim_jobs(now=now, limit=limit)):
        done, failed, left = [], [], list(batch)
        while left and not stopping():
            claimed = left.pop(0)
            error = perform(claimed)
            if error:
                failed.append((claimed, error))
            else:
                done.append(claimed)
        settle(done, failed, now=now)
        give_back(left)
        tried += len(done) + len(failed)
    return tried


def give_back(claimed: Sequence[Claimed]) -> None:
    """End the lease of jobs that were not begun."""
    if claimed:
        Job.objects.filter(pk__in=[job.id for job in claimed], lease=claimed[0].lease).update(
            lease=None, leased_until=None, attempts=F("attempts") - 1
        )


def run_due_sweeps(*, now: datetime) -> int:
    """Call every sweep whose time has come; how many ran. A failing one is written down and tried next time."""
    return sum(_run_sweep(sweep, now) for sweep in tuple(sweeps.values()))


def _run_sweep(sweep: SweepFunction, now: datetime) -> bool:
    _, made = Sweep.objects.get_or_create(name=sweep.name, defaults={"began_at": now})
    before = now - timedelta(seconds=sweep.seconds)
    if not made and not Sweep.objects.filter(name=sweep.name, began_at__lte=before).update(began_at=now):
        return False
    error = ""
    try:
        sweep(now)
    except Exception as failure:
        log.exception("sweep failed", sweep=sweep.name)
        error = f"{type(failure).__name__}: {failure}"[:2000]
    Sweep.objects.filter(name=sweep.name).update(error=error)
    return True
