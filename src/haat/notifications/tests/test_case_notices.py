"""Whoever did not act hears of a case; what is written in a review is told when it can be read."""

import pytest

from haat.accounts.models import Account
from haat.accounts.operations.grant_role import grant_role
from haat.accounts.operations.save_address import save_address
from haat.notifications.models import Notice
from haat.notifications.queries import notices_for
from haat.orders.models import Case, OrderLine
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.appeal_decision import appeal_decision
from haat.orders.operations.ask_return import ask_return
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.hide_review import hide_review
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
from haat.orders.operations.resume_returns import resume_returns
from haat.orders.operations.say_in_case import say_in_case
from haat.orders.operations.waive_appeal import waive_appeal
from haat.orders.operations.write_review import write_review
from haat.orders.rules import cases as rules
from tests.cast import NOW


@pytest.fixture
def a_case(cast, an_order, a_photo, deliver):
    order = an_order("delivered")
    deliver()
    Notice.objects.all().delete()
    return open_case(
        buyer_id=cast.bob.pk,
        order_id=order.id,
        kind=rules.DAMAGED,
        words="Torn.",
        photo_ids=[a_photo(cast.bob.pk)],
        now=NOW,
    )


def heard(account, deliver):
    deliver()
    texts = [line.text.replace("\xa0", " ") for line in notices_for(account.pk)]
    Notice.objects.filter(account=account).delete()
    return texts


def test_a_case_is_told_step_by_step(cast, a_case, deliver):
    assert heard(cast.alice, deliver) == [
        "Bob says that something is wrong with Blue scroll tea dress. Please answer: the clock runs."
    ]
    assert heard(cast.bob, deliver) == []
    offer_refund(seller_id=cast.alice.pk, case_id=a_case, amount_minor=64_500, now=NOW)
    assert heard(cast.bob, deliver) == ["Alice offers you Rs 645 back for Blue scroll tea dress"]
    accept_offer(buyer_id=cast.bob.pk, case_id=a_case, now=NOW)
    assert heard(cast.alice, deliver) == ["The case about Blue scroll tea dress is closed: Rs 645 go back to Bob"]
    # The order was accepted by the case; nobody is told that all is well.
    assert heard(cast.bob, deliver) == ["Rs 645 for Blue scroll tea dress came back to you as store credit"]


def test_both_hear_of_a_decision_and_of_what_the_clock_did(cast, a_case, deliver):
    disagree_with_case(seller_id=cast.alice.pk, case_id=a_case, words="No.", now=NOW)
    decide_case(moderator_id=cast.dana.pk, case_id=a_case, decision="refund", words="Torn.", now=NOW)
    deliver()
    for who in (cast.alice, cast.bob):
        assert "It is decided what happens with Blue scroll tea dress. Please read why." in heard(who, deliver)
    lapse_cases(now=NOW.replace(day=17))
    assert "The case about Blue scroll tea dress is closed: Bob gets everything back" in heard(cast.alice, deliver)
    assert "Your case about Blue scroll tea dress is closed: you get everything back" in heard(cast.bob, deliver)


def test_reviews_are_told(cast, an_order, deliver):
    order = an_order("accepted")
    heard(cast.alice, deliver)
    heard(cast.bob, deliver)
    line = OrderLine.objects.get(order_id=order.id).pk
    review = write_review(author_id=cast.bob.pk, order_id=order.id, line_id=line, stars=2, words="Torn.", now=NOW)
    assert heard(cast.alice, deliver) == [
        "Bob wrote about the order of Blue scroll tea dress. Write too, and you both can read it."
    ]
    write_review(author_id=cast.alice.pk, order_id=order.id, stars=5, now=NOW)
    assert "You can read now what was written about the order of Blue scroll tea dress" in heard(cast.bob, deliver)
    hide_review(moderator_id=cast.dana.pk, review_id=review, reason="It names a phone number.", now=NOW)
    assert heard(cast.bob, deliver) == [
        "What you wrote about Blue scroll tea dress was taken away: It names a phone number."
    ]


def test_moderators_hear_when_a_case_waits_and_another_one_when_there_is_an_appeal(cast, a_case, deliver):
    frieda = Account.objects.create_user("frieda@haat.example", "long-enough-words", handle="frieda", name="Frieda")
    for account in (frieda, cast.bob):
        grant_role(actor_id=None, account_id=account.pk, role="moderator", now=NOW)
    waits = "A case about Blue scroll tea dress waits for a decision"
    appeal = "An appeal about Blue scroll tea dress waits for another moderator"
    assert heard(cast.dana, deliver) == []
    disagree_with_case(seller_id=cast.alice.pk, case_id=a_case, words="No.", now=NOW)
    deliver()
    assert Notice.objects.filter(kind="case_waits").count() == 2
    # Words of one side are no new case to decide.
    say_in_case(account_id=cast.alice.pk, case_id=a_case, words="And look at the seam.", now=NOW)
    for who in (cast.dana, frieda):
        (line,) = heard(who, deliver)
        assert line.startswith(waits)
    assert not any(
        line.startswith(waits) for who in (cast.bob, cast.alice, cast.charlie) for line in heard(who, deliver)
    )
    decide_case(moderator_id=cast.dana.pk, case_id=a_case, decision="refund", words="Torn.", now=NOW)
    appeal_decision(account_id=cast.alice.pk, case_id=a_case, words="Look again.", now=NOW)
    (line,) = heard(frieda, deliver)
    assert line.startswith(appeal)
    assert heard(cast.dana, deliver) == []


def test_a_seller_whose_market_bears_the_refund_hears_so_and_the_buyer_how_it_comes_back(cast, a_case, deliver):
    disagree_with_case(seller_id=cast.alice.pk, case_id=a_case, words="No.", now=NOW)
    decide_case(
        moderator_id=cast.dana.pk,
        case_id=a_case,
        decision="refund",
        borne_by="platform",
        words="It was broken.",
        now=NOW,
    )
    for account in (cast.bob, cast.alice):
        waive_appeal(account_id=account.pk, case_id=a_case, now=NOW)
    assert any("you keep the money" in line for line in heard(cast.alice, deliver))
    assert "Rs 2,580 for Blue scroll tea dress came back to you as store credit" in heard(cast.bob, deliver)


def test_who_keeps_no_address_is_asked_for_it_and_the_buyer_hears_when_it_is_there(cast, a_case, deliver):
    disagree_with_case(seller_id=cast.alice.pk, case_id=a_case, words="It was fine.", now=NOW)
    lapse_cases(now=Case.objects.get().due_at)
    for account in (cast.alice, cast.bob):
        heard(account, deliver)
    lapse_cases(now=Case.objects.get().due_at)
    assert heard(cast.alice, deliver) == [
        "Please say by March 23, 2026 where Blue scroll tea dress is to be sent back. Else it is refunded and not sent"
        " back."
    ]
    assert heard(cast.bob, deliver) == [
        "The seller has until March 23, 2026 to say where Blue scroll tea dress is to be sent. Please keep it"
        " safe until then."
    ]
    address = {"name": "Alice", "phone": "0300 7654321", "line": "Shop 9", "city": "Multan", "country": "PK"}
    save_address(account_id=cast.alice.pk, **address, now=NOW)
    assert resume_returns(now=NOW) == 1
    assert heard(cast.bob, deliver) == ["Blue scroll tea dress is refunded once it is back. Please send it back."]
    assert heard(cast.alice, deliver) == []


def test_who_asks_for_it_back_without_an_address_is_not_told_what_they_did(cast, a_case, deliver):
    heard(cast.alice, deliver)
    ask_return(seller_id=cast.alice.pk, case_id=a_case, now=NOW)
    (told,) = heard(cast.bob, deliver)
    assert told.startswith("The seller has until March 16, 2026 to say where")
    assert heard(cast.alice, deliver) == []
