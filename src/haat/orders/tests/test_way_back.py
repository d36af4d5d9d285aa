"""Where a thing goes back to: told to the buyer who is to send it, and to nobody else; and what happens without it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse

from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.remove_address import remove_address
from haat.accounts.operations.save_address import save_address
from haat.kernel.errors import NotFound
from haat.orders.models import Case, CaseEntry
from haat.orders.operations._cases import NotNow
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_return_label import buy_return_label
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.resume_returns import resume_returns
from haat.orders.operations.ship_return import ship_return
from haat.orders.operations.withdraw_case import withdraw_case
from haat.orders.queries import case_for
from haat.orders.rules import cases as rules
from haat.orders.tests.test_cases import FEE, TOTAL, money, refunded
from tests.cast import NOW

DAYS, HOURS = timedelta(days=5), timedelta(hours=48)
SECOND = timedelta(seconds=1)


def page(client, viewer, case):
    client.force_login(viewer)
    return client.get(reverse("case", args=[case.id])).content.decode()


@pytest.fixture
def homeless(cast, home):
    """Alice keeps no address any more; `homeless()` gives her one."""
    remove_address(account_id=cast.alice.pk, address_id=home, now=NOW)
    address = {"name": "Alice", "phone": "0300 7654321", "line": "Shop 9", "city": "Multan", "country": "PK"}
    return lambda: save_address(account_id=cast.alice.pk, **address, now=NOW)


@pytest.fixture
def to_send_back(cast, a_case):
    """Bob is to send Alice's dress back."""
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    return case


def test_only_the_buyer_reads_it_and_only_while_they_are_to_send_it(client, cast, home, a_case, an_order, present):
    case = a_case()
    assert case_for(cast.bob.pk, case.id, now=NOW).return_to is None
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    told = case_for(cast.bob.pk, case.id, now=NOW).return_to
    assert (told.name, told.line, told.city) == ("Alice", "Shop 4", "Karachi")
    shown = page(client, cast.bob, case)
    assert "Send it back to" in shown
    assert "Shop 4" in shown
    assert "7654321" in shown
    for other in (cast.alice, cast.dana):
        assert case_for(other.pk, case.id, now=NOW).return_to is None
        assert "Send it back to" not in page(client, other, case)
    assert "Shop 4" not in page(client, cast.dana, case)
    for stranger in (cast.charlie, cast.eve):
        with pytest.raises(NotFound):
            case_for(stranger.pk, case.id, now=NOW)
    ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="991", now=NOW)
    assert "Shop 4" not in page(client, cast.bob, case)


def test_programs_read_it_by_the_same_rule(client, cast, home, to_send_back):
    def told(who):
        token = create_token(account_id=who.pk, name="t", scopes=["orders:read"], now=NOW)
        headers = {"authorization": f"Bearer {token}"}
        return client.get(f"/api/v1/cases/{to_send_back.id}", headers=headers)

    assert told(cast.bob).json()["return_to"]["line"] == "Shop 4"
    for other in (cast.alice, cast.dana):
        assert told(other).json()["return_to"] is None
    assert told(cast.charlie).status_code == 404


def test_the_default_address_is_told(cast, home, to_send_back):
    other = {"name": "Alice", "phone": "0300 7654321", "line": "House 9", "city": "Multan", "country": "PK"}
    save_address(account_id=cast.alice.pk, **other, landmark="", is_default=True, now=NOW)
    assert case_for(cast.bob.pk, to_send_back.id, now=NOW).return_to.line == "House 9"


def test_a_label_says_it_by_itself(client, cast, home, carrier, to_send_back, present):
    buy_return_label(buyer_id=cast.bob.pk, case_id=to_send_back.id, now=NOW)
    assert "Send it back to" not in page(client, cast.bob, to_send_back)


def test_with_an_address_silence_pays_the_seller(cast, home, to_send_back):
    assert lapse_cases(now=NOW + DAYS - timedelta(seconds=1)) == 0
    assert lapse_cases(now=NOW + DAYS) == 1
    assert (Case.objects.get().outcome, money(cast)) == (rules.KEPT, (0, TOTAL - FEE))


def test_a_first_decision_of_the_clock_still_asks_for_it_back(cast, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert Case.objects.get().decision == rules.RETURN_FIRST


def test_a_seller_without_an_address_is_asked_for_one_with_a_clock(client, cast, homeless, a_case, carrier, present):
    case = a_case()
    ask_return(seller_id=cast.alice.pk, case_id=case.id, now=NOW)
    row = Case.objects.get()
    assert (row.state, row.due_at) == (rules.ADDRESSING, NOW + HOURS)
    told = "If the seller gives no address by"
    buyer, seller, staff = (page(client, who, case) for who in (cast.bob, cast.alice, cast.dana))
    for shown in (buyer, seller):
        assert told in shown
        assert "everything is refunded and the buyer keeps it." in shown
    assert "We asked the seller where to send it." in buyer
    assert "Please keep it safe until then." in buyer
    assert "Get a label for the way back" not in buyer
    assert "ship_return" not in case_for(cast.bob.pk, case.id, now=NOW).actions
    assert reverse("address_new") in seller
    assert reverse("address_new") not in buyer + staff
    with pytest.raises(NotNow):
        ship_return(buyer_id=cast.bob.pk, case_id=case.id, carrier="TCS", tracking="991", now=NOW)


def test_the_buyers_days_begin_when_the_address_is_there(client, cast, homeless, to_send_back, present):
    later = NOW + HOURS - SECOND
    assert resume_returns(now=later) == 0
    homeless()
    assert resume_returns(now=later) == 1
    assert resume_returns(now=later) == 0
    row = Case.objects.get()
    assert (row.state, row.due_at) == (rules.RETURNING, later + DAYS)
    present(later)
    shown = page(client, cast.bob, to_send_back)
    assert "Shop 9" in shown
    assert "the case closes and the seller is paid." in shown
    assert "Alice gave the address to send it to" in shown
    assert "You gave the address to send it to" in page(client, cast.alice, to_send_back)
    ship_return(buyer_id=cast.bob.pk, case_id=to_send_back.id, carrier="TCS", tracking="991", now=later)


def test_who_gives_no_address_refunds_and_the_buyer_keeps_it(client, cast, homeless, to_send_back, present):
    assert lapse_cases(now=NOW + HOURS - SECOND) == 0
    assert (refunded(to_send_back), money(cast)) == (0, (TOTAL, 0))
    assert lapse_cases(now=NOW + HOURS) == 1
    assert lapse_cases(now=NOW + HOURS) == 0
    row = Case.objects.get()
    assert (row.state, row.outcome, refunded(to_send_back)) == (rules.CLOSED, rules.REFUNDED, TOTAL)
    assert money(cast) == (0, 0)
    present(NOW + HOURS)
    assert "The seller gave no address to send it to; everything is refunded" in page(client, cast.bob, to_send_back)


def test_an_address_that_came_in_the_last_moment_counts(cast, homeless, to_send_back):
    homeless()
    assert lapse_cases(now=NOW + HOURS) == 1
    assert Case.objects.get().state == rules.RETURNING
    assert refunded(to_send_back) == 0


def test_an_address_that_is_taken_away_does_not_pay_the_seller(client, cast, home, to_send_back, present):
    remove_address(account_id=cast.alice.pk, address_id=home, now=NOW)
    assert "If the seller has given no address by" in page(client, cast.bob, to_send_back)
    assert lapse_cases(now=NOW + DAYS) == 1
    row = Case.objects.get()
    assert (row.state, row.due_at, refunded(to_send_back)) == (rules.ADDRESSING, NOW + DAYS + HOURS, 0)
    assert lapse_cases(now=row.due_at) == 1
    assert refunded(to_send_back) == TOTAL


def test_a_decision_that_it_goes_back_first_asks_too(cast, homeless, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    for _clock in ("the moderators'", "the appeal's"):
        assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert Case.objects.get().state == rules.ADDRESSING
    assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert (Case.objects.get().outcome, refunded(case)) == (rules.REFUNDED, TOTAL)


def test_while_the_seller_is_asked_either_side_may_end_it(cast, homeless, to_send_back):
    assert "refund" in case_for(cast.alice.pk, to_send_back.id, now=NOW).actions
    withdraw_case(buyer_id=cast.bob.pk, case_id=to_send_back.id, now=NOW)
    assert Case.objects.get().outcome == rules.WITHDRAWN
    homeless()
    assert resume_returns(now=NOW) == 0


@pytest.mark.django_db(transaction=True)
def test_an_address_and_the_end_of_the_clock_at_once_leave_one_of_the_two(cast, homeless, to_send_back):
    homeless()

    def in_its_own_connection(act):
        try:
            return act(now=NOW + HOURS)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(in_its_own_connection, [resume_returns, lapse_cases, resume_returns, lapse_cases]))
    assert sum(done) >= 1
    assert Case.objects.get().state == rules.RETURNING
    assert CaseEntry.objects.filter(act="address_given").count() == 1
