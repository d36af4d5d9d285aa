"""Facts: published with the change, heard once it is committed, in order, by everybody, whatever fails."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from haat.kernel.events import Event, Subscription, deliver_pending, event_types, publish, subscriptions
from haat.kernel.events.failures import MAX_ATTEMPTS
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
