"""Where a thing goes back to: told to the buyer who is to send it, and to nobody else; and what happens without it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from haat.accounts.operations.create_token import create_token
from haat.accounts.operations.save_address import save_address
from haat.kernel.errors import NotFound
from haat.orders.models import Case
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.buy_return_label import buy_return_label
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.ship_return import ship_return
from haat.orders.queries import case_for
from haat.orders.rules import cases as rules
from haat.orders.tests.test_cases import FEE, TOTAL, money, refunded
from tests.cast import NOW

DAYS = timedelta(days=5)


def page(client, viewer, case):
    client.force_login(viewer)
    return client.get(reverse("case", args=[case.id])).content.decode()


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


def test_without_an_address_the_seller_is_asked_and_the_clock_says_what_it_does(
    client, cast, carrier, to_send_back, present
):
    clock = "a moderator decides."
    buyer, seller = (page(client, who, to_send_back) for who in (cast.bob, cast.alice))
    assert "The seller has not said yet where to send it." in buyer
    assert "Get a label for the way back" not in buyer
    assert reverse("address_new") not in buyer
    assert "Your buyer does not know where to send it." in seller
    assert reverse("address_new") in seller
    for shown in (buyer, seller):
        assert "If the seller has given no address by" in shown
        assert clock in shown
        assert "the case closes and the seller is paid." not in shown
    address = {"name": "Alice", "phone": "0300 7654321", "line": "Shop 4", "city": "Karachi", "country": "PK"}
    save_address(account_id=cast.alice.pk, **address, landmark="", now=NOW)
    for who in (cast.bob, cast.alice):
        shown = page(client, who, to_send_back)
        assert "where to send it" not in shown
        assert "the case closes and the seller is paid." in shown


def test_with_an_address_silence_pays_the_seller(cast, home, to_send_back):
    assert lapse_cases(now=NOW + DAYS - timedelta(seconds=1)) == 0
    assert lapse_cases(now=NOW + DAYS) == 1
    assert (Case.objects.get().outcome, money(cast)) == (rules.KEPT, (0, TOTAL - FEE))


def test_nobody_wins_by_giving_no_address(client, cast, to_send_back, present):
    assert lapse_cases(now=NOW + DAYS - timedelta(seconds=1)) == 0
    assert lapse_cases(now=NOW + DAYS) == 1
    assert (Case.objects.get().state, refunded(to_send_back), money(cast)) == (rules.MODERATING, 0, (TOTAL, 0))
    present(NOW + DAYS)
    shown = page(client, cast.alice, to_send_back)
    assert "The seller gave no address to send it to, so the case went on to a moderator" in shown
    assert "the seller is paid" not in shown
    # It is not asked for a second time: without a moderator's word it is refunded, and the case ends.
    assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert Case.objects.get().decision == rules.FULL
    assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert (Case.objects.get().outcome, refunded(to_send_back)) == (rules.REFUNDED, TOTAL)


def test_a_first_decision_of_the_clock_still_asks_for_it_back(cast, a_case):
    case = a_case()
    disagree_with_case(seller_id=cast.alice.pk, case_id=case.id, words="It was fine.", now=NOW)
    assert lapse_cases(now=Case.objects.get().due_at) == 1
    assert Case.objects.get().decision == rules.RETURN_FIRST
