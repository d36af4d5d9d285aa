"""Facts that a subscriber could not take: tried again with growing pauses, then set aside for the operator.

While a fact is tried again, later facts of its subject wait behind it, so that order per subject is kept; all other
subjects go on. Once it is set aside those behind it go on too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from haat.kernel.errors import NotFound
from haat.kernel.events.facts import event_types, subscriptions
from haat.kernel.models import FailedFact

MAX_ATTEMPTS = 8
RETRY_BATCH = 100
log = structlog.get_logger("haat.spine")


@dataclass(frozen=True, slots=True)
class Failure:
    """One fact to keep for later; an empty `error` means that it only waits behind another."""

    event_id: int
    position: int
    subject: str
    error: str


@dataclass(frozen=True, slots=True)
class Retried:
    """What one round of second tries did."""

    delivered: int = 0
    failed: int = 0


def pause_after(attempts: int) -> timedelta:
    """1 s, 4 s, 16 s, … at most an hour."""
    return timedelta(seconds=min(4 ** (attempts - 1), 3600))


def parked_subjects(subscriber: str) -> frozenset[str]:
    """Subjects of which an earlier fact is still tried for this subscriber."""
    tried = FailedFact.objects.filter(subscriber=subscriber, set_aside_at__isnull=True).exclude(subject="")
    return frozenset(tried.values_list("subject", flat=True).distinct())


def park(subscriber: str, failures: Sequence[Failure], *, now: datetime) -> None:
    """Keep facts for later, in the transaction that moves the subscriber past them."""
    FailedFact.objects.bulk_create(
        [
            FailedFact(
                subscriber=subscriber,
                event_id=failure.event_id,
                position=failure.position,
                subject=failure.subject,
                attempts=1 if failure.error else 0,
                next_try_at=now + pause_after(1) if failure.error else now,
                error=failure.error[:2000],
            )
            for failure in failures
        ],
        ignore_conflicts=True,
    )
    for failure in failures:
        if failure.error:
            log.warning("fact failed", subscriber=subscriber, event_id=failure.event_id, error=failure.error)


def retry_due(*, now: datetime) -> Retried:
    """Try again what is due: of every subject only the first that is still tried."""
    heads = (
        FailedFact.objects.filter(set_aside_at__isnull=True)
        .exclude(subject="")
        .order_by("subscriber", "subject", "position")
        .distinct("subscriber", "subject")
    )
    alone = FailedFact.objects.filter(set_aside_at__isnull=True, subject="")
    due = [row.pk for row in heads if row.next_try_at <= now][:RETRY_BATCH]
    due += alone.filter(next_try_at__lte=now).values_list("pk", flat=True)[:RETRY_BATCH]
    results = [_try_again(pk, now) for pk in due]
    return Retried(results.count(True), results.count(False))


@transaction.atomic
def _try_again(failed_id: int, now: datetime) -> bool | None:
    """Whether it went well; None when it is not ours to try (gone, another worker's, or nobody hears it any more)."""
    row = (
        FailedFact.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("event")
        .filter(pk=failed_id, set_aside_at__isnull=True)
        .first()
    )
    if row is None or row.subscriber not in subscriptions or row.event.name not in event_types:
        return None
    try:
        with transaction.atomic():
            event = event_types[row.event.name](**row.event.payload)
            subscriptions[row.subscriber].function(event)
    except Exception as error:
        row.attempts += 1
        row.error = f"{type(error).__name__}: {error}"[:2000]
        row.next_try_at = now + pause_after(row.attempts)
        if row.attempts >= MAX_ATTEMPTS:
            row.set_aside_at = now
            log.error("fact set aside", subscriber=row.subscriber, event_id=row.event_id, error=row.error)
        row.save(update_fields=["attempts", "error", "next_try_at", "set_aside_at"])
        return False
    row.delete()
    return True


@transaction.atomic
def try_set_aside_again(*, failed_id: int, now: datetime) -> None:
    """An operator's word that the cause is mended: the fact is tried afresh. Raises NotFound."""
    found = FailedFact.objects.filter(pk=failed_id, set_aside_at__isnull=False)
    if not found.update(set_aside_at=None, attempts=0, next_try_at=now):
        raise NotFound


@transaction.atomic
def dismiss_set_aside(*, failed_id: int) -> None:
    """An operator's word that the fact need not be heard by this subscriber. Raises NotFound."""
    deleted, _ = FailedFact.objects.filter(pk=failed_id, set_aside_at__isnull=False).delete()
    if not deleted:
        raise NotFound
