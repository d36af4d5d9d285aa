from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from haat.orders import rules

LAHORE, DHAKA = ZoneInfo("Asia/Karachi"), ZoneInfo("Asia/Dhaka")
THURSDAY = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "days", "expected"),
    [
        ("PK", 1, 13),  # Friday
        ("PK", 3, 17),  # Friday, Monday, Tuesday
        ("BD", 1, 15),  # Friday and Saturday are off: Sunday
        ("BD", 3, 17),
        ("IN", 2, 14),  # Saturday is a working day
        ("", 3, 17),
    ],
)
def test_business_days_are_the_countrys(country, days, expected):
    due = rules.business_days_after(THURSDAY, days, country=country, zone=LAHORE)
    assert (due.day, due.hour, due.minute, due.tzinfo) == (expected, 9, 30, UTC)


def test_the_day_is_the_sellers_not_londons():
    # Thursday evening in UTC is Friday, a day off, in Dhaka.
    late = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
    assert rules.business_days_after(late, 1, country="BD", zone=DHAKA).astimezone(DHAKA).weekday() == 6


def test_the_hour_on_the_wall_survives_a_change_of_clocks():
    berlin = ZoneInfo("Europe/Berlin")
    friday = datetime(2026, 3, 27, 9, 0, tzinfo=berlin)
    assert rules.business_days_after(friday, 1, country="DE", zone=berlin).hour == 9


def test_a_parcel_costs_its_dearest_thing_and_a_little_for_each_other():
    assert rules.shipping_of([], further_minor=40) == 0
    assert rules.shipping_of([180], further_minor=40) == 180
    assert rules.shipping_of([180, 350, 100], further_minor=40) == 350 + 80


def test_things_that_travel_with_an_earlier_order_pay_what_they_add():
    assert rules.shipping_of([180], further_minor=40, covered_minor=180) == 40
    assert rules.shipping_of([180, 350], further_minor=40, covered_minor=180) == 170 + 80
    assert rules.shipping_of([], further_minor=40, covered_minor=180) == 0


def test_every_state_that_waits_has_a_step_by_the_clock_and_every_end_is_an_end():
    for state, steps in rules.STEPS.items():
        assert bool(steps) == (state not in rules.ENDS)
        if steps:
            assert any(rules.CLOCK in roles for roles in steps.values()), state
    assert set(rules.SILENCE) | {rules.ACCEPTED} == set(rules.OPEN)


def test_what_a_page_offers_can_be_done():
    step = {"accept": rules.ACCEPTED, "cancel": rules.CANCELLED, "deliver": rules.DELIVERED, "pack": rules.PACKED,
            "returned": rules.RETURNED, "ship": rules.SHIPPED}  # fmt: skip
    for role in (rules.BUYER, rules.SELLER):
        for state in rules.STATES:
            offered = rules.actions(role=role, state=state, extended=False)
            for action in offered:
                assert action in ("extend", "ask_time", "attempt", "case") or rules.may(role, state, step[action])
            can = {name for name, to in step.items() if rules.may(role, state, to)}
            # A pick-up is proven by its code; a case has its own steps.
            if state not in (rules.PACKED, rules.DISPUTED):
                assert can <= set(offered), (role, state)
    assert "extend" not in rules.actions(role=rules.BUYER, state=rules.CONFIRMED, extended=True)
    assert rules.actions(role=rules.STAFF, state=rules.PLACED, extended=False) == ()


def test_the_clock_tells_how_much_is_left():
    due = THURSDAY + timedelta(days=3)
    running = rules.clock(state=rules.DELIVERED, since=THURSDAY, due_at=due, now=THURSDAY + timedelta(days=1))
    assert (running.kind, running.left, round(running.share, 2)) == ("accepts", timedelta(days=2), 0.33)
    late = rules.clock(state=rules.DELIVERED, since=THURSDAY, due_at=due, now=due + timedelta(days=9))
    assert (late.left, late.share) == (timedelta(), 1.0)
    assert rules.clock(state=rules.ACCEPTED, since=THURSDAY, due_at=due, now=THURSDAY) is None


def test_an_order_has_a_number_to_read_aloud():
    assert [rules.order_number(n) for n in (1, 9_999, 10_000, 42_071)] == ["1-0001", "1-9999", "2-0000", "5-2071"]
