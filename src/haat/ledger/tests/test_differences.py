"""The books against the other side: each difference is a case with an owner, and an alarm while it is open."""

import pytest

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.models import OutboxEvent
from haat.ledger import queries
from haat.ledger.models import Difference, GuardedBalance
from haat.ledger.operations import run_reconcilers as daily
from haat.ledger.operations.check_books import check_books
from haat.ledger.operations.claim_difference import Claimed, claim_difference
from haat.ledger.operations.close_difference import AlreadyClosed, close_difference
from haat.ledger.operations.hold_sale import hold_sale
from haat.ledger.operations.reconcile import reconcile
from haat.ledger.types import Line
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def compare(found, ours, source="courier:tcs"):
    lines = [[Line(reference, amount, "PKR") for reference, amount in side] for side in (found, ours)]
    return reconcile(source=source, lines=lines[0], expected=lines[1], actor_id=None, now=NOW)


def told():
    return OutboxEvent.objects.filter(name="ledger.difference_found").count()


def test_what_agrees_is_no_case_and_what_does_not_is_one(cast):
    compare([("P1", 500), ("P2", 300), ("P2", 100), ("P9", 70)], [("P1", 500), ("P2", 500), ("P3", 80)])
    found = {row.reference: (row.expected_minor, row.found_minor) for row in queries.differences()}
    assert found == {"P2": (500, 400), "P3": (80, 0), "P9": (0, 70)}
    assert queries.alarms().open_differences == queries.alarms().unclaimed_differences == 3
    assert told() == 1


def test_the_same_file_twice_opens_no_case_twice_and_tells_once(cast):
    for _ in range(2):
        compare([("P1", 400)], [("P1", 500)])
    assert Difference.objects.count() == 1
    assert told() == 1


def test_what_agrees_later_closes_by_itself(cast):
    compare([("P1", 400)], [("P1", 500)])
    compare([("P1", 500)], [("P1", 500)])
    assert queries.alarms().open_differences == 0
    assert queries.differences(closed=True)[0].reference == "P1"


def test_one_takes_it_and_only_one(cast):
    compare([("P1", 400)], [("P1", 500)])
    (row,) = queries.differences()
    claim_difference(actor_id=cast.dana.pk, difference_id=row.id, now=NOW)
    with pytest.raises(Claimed):
        claim_difference(actor_id=cast.charlie.pk, difference_id=row.id, now=NOW)
    assert queries.difference_for(row.id).owner_id == cast.dana.pk
    assert queries.alarms().unclaimed_differences == 0


def test_it_is_closed_once_and_with_a_reason(cast):
    compare([("P1", 400)], [("P1", 500)])
    (row,) = queries.differences()
    with pytest.raises(InvalidInput):
        close_difference(actor_id=cast.dana.pk, difference_id=row.id, reason=" ", now=NOW)
    assert queries.alarms().open_differences == 1
    close_difference(actor_id=cast.dana.pk, difference_id=row.id, reason="Came a day later", now=NOW)
    with pytest.raises(AlreadyClosed):
        close_difference(actor_id=cast.dana.pk, difference_id=row.id, reason="Again and again", now=NOW)
    with pytest.raises(NotFound):
        close_difference(actor_id=cast.dana.pk, difference_id=row.id + 1, reason="No such", now=NOW)


def test_sources_are_asked_daily_and_one_that_is_down_does_not_stop_the_others(cast, monkeypatch):
    def down(now):
        raise ConnectionError("no answer")

    def up(now):
        return [Line("X", 5, "PKR")], [Line("X", 6, "PKR")]

    monkeypatch.setattr(daily, "_reconcilers", {"a:down": down, "b:up": up, "c:nothing": lambda now: None})
    with pytest.raises(ExceptionGroup) as failed:
        daily.run_reconcilers(now=NOW)
    assert len(failed.value.exceptions) == 1
    assert [row.source for row in queries.differences()] == ["b:up"]


def test_the_daily_look_finds_a_balance_that_is_not_its_entries(cast):
    hold_sale(order_id=1, seller_id=7, method="card", amount_minor=500, currency="PKR", now=NOW)
    assert check_books(now=NOW) == []
    assert queries.alarms().findings == []
    GuardedBalance.objects.filter(account="held:7").update(balance_minor=400)
    findings = check_books(now=NOW)
    assert any("held:7 -100" in finding for finding in findings)
    assert queries.alarms().findings == findings
    assert OutboxEvent.objects.filter(name="ledger.books_broken").count() == 1
