"""Claiming and doing jobs: a batch is leased by one statement, done one by one, deleted by one statement."""

import json
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

import structlog
from django.db import connection, transaction
from django.db.models import F

from haat.kernel.jobs.registry import SweepFunction, jobs, sweeps
from haat.kernel.models import Job, Sweep

LEASE = timedelta(seconds=20)
# A job that took its worker down with it this often beyond its retries is set aside too.
DEATHS = 3
QUICK_SECONDS = 0.1
# What was claimed together and not begun after this time is given back, for others or for what is more urgent.
IN_HAND_SECONDS = 1.0
# Every so many turns, work that can wait goes first, so that it is never left for good.
TURNS = 4
Lane = Literal["prompt", "waiting"]
# Leases that this process holds; the worker's heartbeat makes them longer while their jobs are done.
held_leases: set[uuid.UUID] = set()
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


def claim_jobs(*, now: datetime, limit: int, lane: Lane = "prompt") -> list[Claimed]:
    """Lease up to `limit` due jobs, oldest first; those whose worker died are due when their lease ran out.

    On the lane "prompt" stand the queues that somebody waits for, on "waiting" all others.
    """
    lease = uuid.uuid4()
    prompt = sorted({job.queue for job in jobs.values() if not job.can_wait})
    of_lane = "queue = ANY(%s)" if lane == "prompt" else "queue <> ALL(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH due AS MATERIALIZED (
                SELECT id FROM kernel_job
                WHERE {of_lane} AND set_aside_at IS NULL
                    AND run_at <= %s AND (leased_until IS NULL OR leased_until <= %s)
                ORDER BY run_at, id LIMIT %s FOR UPDATE SKIP LOCKED
            )
            UPDATE kernel_job j SET lease = %s, leased_until = %s, attempts = j.attempts + 1
            FROM due WHERE j.id = due.id
            RETURNING j.id, j.name, j.arguments::text, j.attempts, j.retries
            """,  # noqa: S608 - one of the two texts above
            [prompt, now, now, limit, lease, now + LEASE],
        )
        rows = sorted(cursor.fetchall())
    if rows:
        held_leases.add(lease)
    return [
        Claimed(pk, name, json.loads(arguments), attempts, retries, lease)
        for pk, name, arguments, attempts, retries in rows
    ]


def perform(claimed: Claimed) -> str:
    """Do one job in its own transaction; the error in words, or nothing."""
    if claimed.name not in jobs:
        return "nobody knows this job any more"
    if claimed.attempts > claimed.retries + DEATHS:
        return "the worker died whenever it did this job"
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
    """Do what is due; how many were tried. When `stopping`, the rest is given back.

    Batches grow while jobs are quick, so that a claim is shared by many; slow jobs are taken one by one, so that none
    waits in a worker's hand while another worker is free. What somebody waits for goes first; when there is more of it
    than can be done, every fourth batch is still of what can wait.
    """
    tried, turn, sizes = 0, 0, dict.fromkeys(get_args(Lane), 1)
    while not stopping():
        turn += 1
        for lane in ("waiting", "prompt") if turn % TURNS == 0 else ("prompt", "waiting"):
            if batch := claim_jobs(now=now, limit=sizes[lane], lane=lane):
                break
        else:
            break
        began = time.monotonic()
        try:
            tried += do_batch(batch, now, stopping)
        finally:
            held_leases.discard(batch[0].lease)
        quick = time.monotonic() - began < QUICK_SECONDS
        sizes[lane] = min(sizes[lane] * 2, limit) if quick else 1
    return tried


def do_batch(batch: Sequence[Claimed], now: datetime, stopping: Callable[[], bool]) -> int:
    """Do what was claimed and write down how it ended; how many were tried.

    When `stopping`, or when it takes longer than a second, the rest is given back.
    """
    done: list[Claimed] = []
    failed: list[tuple[Claimed, str]] = []
    left = list(batch)
    until = time.monotonic() + IN_HAND_SECONDS
    while left and not stopping() and time.monotonic() < until:
        claimed = left.pop(0)
        error = perform(claimed)
        if error:
            failed.append((claimed, error))
        else:
            done.append(claimed)
    settle(done, failed, now=now)
    give_back(left)
    return len(done) + len(failed)


def extend_leases(*, now: datetime) -> None:
    """Keep the jobs that this process has in hand; called well within a lease."""
    if held := tuple(held_leases):
        Job.objects.filter(lease__in=held, set_aside_at__isnull=True).update(leased_until=now + LEASE)


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
