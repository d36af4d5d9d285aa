"""Facts: published with the change, heard once it is committed, in order, by everybody, whatever fails."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from haat.kernel.errors import NotFound
from haat.kernel.events import Event, Subscription, deliver_pending, event_types, publish, subscriptions
from haat.kernel.events.failures import MAX_ATTEMPTS
from haat.kernel.events.keeping import prune_facts, replay
from haat.kernel.models import FailedFact, OutboxEvent

NOW = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    name = "test.lamp_lit"
    lamp: int
    nth: int

    @property
    def subject(self) -> str:
        return f"lamp:{self.lamp}"


@pytest.fixture
def hear(monkeypatch):
    """Registers a subscriber for this test alone."""
    monkeypatch.setitem(event_types, LampLit.name, LampLit)
    monkeypatch.setattr("haat.kernel.events.delivery.subscriptions", own := {})
    monkeypatch.setattr("haat.kernel.events.failures.subscriptions", own)

    def register(name, function):
        own[name] = Subscription(name, (LampLit,), function)

    return register


@pytest.fixture
def heard(hear):
    facts = []
    hear("test.ear", lambda event: facts.append((event.lamp, event.nth)))
    return facts


def test_a_fact_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction"):
        publish(LampLit(lamp=1, nth=1))


@pytest.mark.django_db
def test_every_fact_is_heard_once_and_in_order(heard):
    publish(*(LampLit(lamp=1, nth=n) for n in range(450)))
    assert deliver_pending(now=NOW).delivered == 450
    assert heard == [(1, n) for n in range(450)]
    assert deliver_pending(now=NOW).delivered == 0


@pytest.mark.django_db
def test_a_fact_of_a_change_that_was_rolled_back_is_never_heard(heard):
    with transaction.atomic():
        publish(LampLit(lamp=1, nth=1))
        transaction.set_rollback(True)
    deliver_pending(now=NOW)
    assert heard == []
    assert not OutboxEvent.objects.exists()


@pytest.mark.django_db
def test_facts_published_by_a_subscriber_are_delivered_too(hear):
    heard = []

    def echo(event):
        heard.append(event.nth)
        if event.nth < 3:
            publish(LampLit(lamp=event.lamp, nth=event.nth + 1))

    hear("test.echo", echo)
    publish(LampLit(lamp=1, nth=1))
    deliver_pending(now=NOW)
    assert heard == [1, 2, 3]


@pytest.mark.django_db
def test_a_failing_fact_holds_back_its_own_subject_only_and_keeps_the_order(hear):
    broken, heard = {(1, 1)}, []

    def ear(event):
        if (event.lamp, event.nth) in broken:
            raise ValueError("no oil")
        heard.append((event.lamp, event.nth))

    hear("test.ear", ear)
    publish(LampLit(lamp=1, nth=1), LampLit(lamp=2, nth=1), LampLit(lamp=1, nth=2))
    deliver_pending(now=NOW)
    publish(LampLit(lamp=1, nth=3), LampLit(lamp=2, nth=2))
    deliver_pending(now=NOW)
    assert heard == [(2, 1), (2, 2)]

    broken.clear()
    deliver_pending(now=NOW + timedelta(seconds=2))
    assert heard[2:] == [(1, 1), (1, 2), (1, 3)]
    assert not FailedFact.objects.exists()


@pytest.mark.django_db
def test_a_fact_that_never_succeeds_is_set_aside_and_those_behind_it_go_on(hear):
    heard, tries = [], []

    def ear(event):
        if event.nth == 1:
            tries.append(event)
            raise ValueError("no oil")
        heard.append(event.nth)

    hear("test.ear", ear)
    publish(LampLit(lamp=1, nth=1), LampLit(lamp=1, nth=2))
    for hour in range(MAX_ATTEMPTS + 3):
        deliver_pending(now=NOW + timedelta(hours=2 * hour))
    poison = FailedFact.objects.get()
    assert len(tries) == MAX_ATTEMPTS + 1  # the first batch is given twice: at once, then fact by fact
    assert poison.set_aside_at
    assert "no oil" in poison.error
    assert heard == [2]


@pytest.mark.django_db
def test_the_effects_of_a_failed_try_are_undone(hear):
    def ear(event):
        OutboxEvent.objects.create(name="test.effect", payload={})
        raise ValueError("no oil")

    hear("test.ear", ear)
    publish(LampLit(lamp=1, nth=1))
    deliver_pending(now=NOW)
    assert not OutboxEvent.objects.filter(name="test.effect").exists()


def test_every_subscription_hears_known_facts():
    assert all(cls.name in event_types for one in subscriptions.values() for cls in one.event_types)


@pytest.mark.django_db
def test_a_replay_gives_everything_again_from_a_fact_on(heard):
    publish(*(LampLit(lamp=1, nth=n) for n in range(4)))
    deliver_pending(now=NOW)
    third = OutboxEvent.objects.order_by("pk")[2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "haat.kernel.events.keeping.subscriptions", {"test.ear": Subscription("test.ear", (LampLit,), print)}
        )
        assert replay(subscriber="test.ear", from_event=third.pk) == 2
        with pytest.raises(NotFound):
            replay(subscriber="test.nobody")
    deliver_pending(now=NOW)
    assert heard == [(1, 0), (1, 1), (1, 2), (1, 3), (1, 2), (1, 3)]


@pytest.mark.django_db
def test_old_facts_go_when_everybody_heard_them_and_those_that_failed_stay(hear, monkeypatch):
    def ear(event):
        if event.nth == 1:
            raise ValueError("no oil")

    hear("test.ear", ear)
    monkeypatch.setattr("haat.kernel.events.keeping.subscriptions", {"test.ear": None})
    publish(*(LampLit(lamp=n, nth=n) for n in range(3)))
    much_later = NOW + timedelta(days=3650)
    assert prune_facts(now=much_later) == 0
    deliver_pending(now=NOW)
    assert prune_facts(now=datetime.now(tz=UTC)) == 0
    assert prune_facts(now=much_later) == 2
    assert [event.payload["nth"] for event in OutboxEvent.objects.all()] == [1]


def test_a_fact_that_commits_late_is_not_skipped(transactional_db, heard):
    """The first transaction takes its id first and commits last."""
    begun, may_commit = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            publish(LampLit(lamp=1, nth=1))
            begun.set()
            may_commit.wait(10)
        connection.close()

    late = threading.Thread(target=slow)
    late.start()
    begun.wait(10)
    with transaction.atomic():
        publish(LampLit(lamp=2, nth=1))
    deliver_pending(now=NOW)
    assert heard == [(2, 1)]
    may_commit.set()
    late.join()
    deliver_pending(now=NOW)
    assert heard == [(2, 1), (1, 1)]


def test_several_workers_and_publishers_at_once_lose_and_double_nothing(transactional_db, heard):
    def publish_some(lamp):
        for nth in range(25):
            with transaction.atomic():
                publish(LampLit(lamp=lamp, nth=nth))
        connection.close()

    def deliver_some(_):
        for _round in range(15):
            deliver_pending(now=NOW)
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda call: call[0](call[1]), [(publish_some, 1), (publish_some, 2), (publish_some, 3)]
                      + [(deliver_some, n) for n in range(3)]))  # fmt: skip
    deliver_pending(now=NOW)
    assert sorted(heard) == [(lamp, nth) for lamp in (1, 2, 3) for nth in range(25)]
    for lamp in (1, 2, 3):
        assert [nth for other, nth in heard if other == lamp] == list(range(25))
