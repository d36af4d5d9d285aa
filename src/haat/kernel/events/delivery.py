"""Reading the outbox: every subscriber from its own position, in batches, at least once, in order per subject.

Facts get their position after the commit, in the order of their ids, from one sequencer at a time. Two changes of one
subject wait for each other on its row, so the later has the higher id and is never visible without the earlier: its
position is higher too. A subscriber moves its position in the transaction of its own effects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import connection, transaction

from haat.kernel.events.facts import Event, Subscription, event_types, subscriptions
from haat.kernel.events.failures import Failure, park, parked_subjects, retry_due
from haat.kernel.models import OutboxEvent, ReaderPosition

SEQUENCE_BATCH = 5_000
READ_BATCH = 500
# An idle subscriber's position is written only this seldom; facts it does not hear are cheap to pass over again.
IDLE_DISTANCE = 500


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one call did: calls that succeeded, calls that failed, and whether more is waiting."""

    delivered: int = 0
    failed: int = 0
    more: bool = False

    def __add__(self, other: "Delivery") -> "Delivery":
        return Delivery(self.delivered + other.delivered, self.failed + other.failed, self.more or other.more)


@dataclass(frozen=True, slots=True)
class Heard:
    """A fact as a subscriber gets it, with where it stands."""

    id: int
    position: int
    subject: str
    event: Event


def deliver_pending(*, now: datetime) -> Delivery:
    """Give everything that is due right now to every subscriber, until nothing is left.

    Facts that subscribers publish meanwhile are delivered too.
    """
    total = Delivery()
    while True:
        step = deliver_batch(now=now)
        total = replace(total + step, more=False)
        if not step.more:
            return total


def deliver_batch(*, now: datetime) -> Delivery:
    """One round: put fresh facts in order, give each subscriber at most one batch, try due failures again."""
    fresh = give_positions()
    total = Delivery(more=fresh == SEQUENCE_BATCH)
    this_round = _Round(head=_head())
    for subscription in tuple(subscriptions.values()):
        total += _give_batch(subscription, this_round, now)
    retried = retry_due(now=now)
    return total + Delivery(delivered=retried.delivered, failed=retried.failed, more=retried.delivered > 0)


@dataclass(frozen=True, slots=True)
class _Round:
    """What the subscribers of one round share: how far facts are in order, and what was read already."""

    head: int
    read: dict[tuple[int, tuple[str, ...]], list[Heard]] = field(default_factory=dict)


def _head() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(position) FROM kernel_outboxevent")
        return int(cursor.fetchone()[0] or 0)


def facts_wait() -> bool:
    """Whether a committed fact has no position yet: one look at an index that is empty when nothing happens."""
    return OutboxEvent.objects.filter(position__isnull=True).exists()


def give_positions() -> int:
    """Give committed facts their place in the order; how many got one. Somebody else doing it is fine."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext('haat_sequencer')),"
            " set_config('synchronous_commit', 'off', true)"
        )
        if not cursor.fetchone()[0]:
            return 0
        # The statement is run after the lock is held, so its snapshot sees all former positions.
        cursor.execute(
            """
            WITH fresh AS MATERIALIZED (
                SELECT id FROM kernel_outboxevent WHERE position IS NULL ORDER BY id LIMIT %s
            ), placed AS MATERIALIZED (
                SELECT id, nextval('kernel_outbox_position') AS place FROM (SELECT id FROM fresh ORDER BY id) inorder
            )
            UPDATE kernel_outboxevent e SET position = placed.place FROM placed WHERE e.id = placed.id
            """,
            [SEQUENCE_BATCH],
        )
        return int(cursor.rowcount)


def _give_batch(subscription: Subscription, this_round: _Round, now: datetime) -> Delivery:
    """One batch in one transaction; if a fact fails, once more with each fact in a savepoint of its own."""
    try:
        return _give(subscription, this_round, now, one_by_one=False)
    except _NeedsCare:
        return _give(subscription, this_round, now, one_by_one=True)


class _NeedsCare(Exception):
    """A fact of this batch failed, or others of a subject wait: the batch is given fact by fact."""


@transaction.atomic
def _give(subscription: Subscription, this_round: _Round, now: datetime, *, one_by_one: bool) -> Delivery:
    position = _claim(subscription.name)
    if position is None or position >= this_round.head:
        return Delivery()
    facts, reached = _facts_after(subscription, position, this_round)
    waiting = parked_subjects(subscription.name) if facts else frozenset()
    failures: list[Failure] = []
    if one_by_one:
        failures = _call_one_by_one(subscription, facts, set(waiting))
    elif waiting and any(fact.subject in waiting for fact in facts):
        raise _NeedsCare
    else:
        _call_all(subscription, facts)
    park(subscription.name, failures, now=now)
    if facts or reached - position > IDLE_DISTANCE:
        ReaderPosition.objects.filter(pk=subscription.name).update(position=reached, moved_at=now)
    tried = sum(1 for failure in failures if failure.error)
    return Delivery(len(facts) - len(failures), tried, more=bool(facts))


def _claim(subscriber: str) -> int | None:
    """The subscriber's position, ours until the transaction ends; None while another worker has it.

    The commit need not wait for the disk: effects and position are lost together, and the facts are given again.
    """
    with connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute(
                """
                SELECT position, set_config('synchronous_commit', 'off', true)
                FROM kernel_readerposition WHERE subscriber = %s FOR UPDATE SKIP LOCKED
                """,
                [subscriber],
            )
            if row := cursor.fetchone():
                return int(row[0])
            if ReaderPosition.objects.filter(pk=subscriber).exists():
                return None
            ReaderPosition.objects.bulk_create([ReaderPosition(pk=subscriber)], ignore_conflicts=True)
    return None


def _facts_after(subscription: Subscription, position: int, this_round: _Round) -> tuple[list[Heard], int]:
    """At most one batch of what this subscriber hears, and the position up to which that is all."""
    names = tuple(cls.name for cls in subscription.event_types)
    facts = this_round.read.get((position, names))
    if facts is None:
        rows = (
            OutboxEvent.objects.filter(position__gt=position, position__lte=this_round.head, name__in=names)
            .order_by("position")
            .values_list("id", "position", "subject", "name", "payload")[:READ_BATCH]
        )
        facts = [
            Heard(pk, place or 0, subject, event_types[name](**payload)) for pk, place, subject, name, payload in rows
        ]
        this_round.read[position, names] = facts
    return facts, facts[-1].position if len(facts) == READ_BATCH else this_round.head


def _call_all(subscription: Subscription, facts: Sequence[Heard]) -> None:
    try:
        for fact in facts:
            subscription.function(fact.event)
    except Exception as error:
        raise _NeedsCare from error


def _call_one_by_one(subscription: Subscription, facts: Sequence[Heard], waiting: set[str]) -> list[Failure]:
    failures = []
    for fact in facts:
        if fact.subject and fact.subject in waiting:
            failures.append(Failure(fact.id, fact.position, fact.subject, error=""))
            continue
        try:
            with transaction.atomic():
                subscription.function(fact.event)
        except Exception as error:
            failures.append(Failure(fact.id, fact.position, fact.subject, error=f"{type(error).__name__}: {error}"))
            waiting.add(fact.subject)
    return failures
