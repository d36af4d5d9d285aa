"""Whoever did not act hears of a case; what is written in a review is told when it can be read."""

import pytest

from haat.notifications.models import Notice
from haat.notifications.queries import notices_for
from haat.orders.models import OrderLine
from haat.orders.operations.accept_offer import accept_offer
from haat.orders.operations.decide_case import decide_case
from haat.orders.operations.disagree_with_case import disagree_with_case
from haat.orders.operations.hide_review import hide_review
from haat.orders.operations.lapse_cases import lapse_cases
from haat.orders.operations.offer_refund import offer_refund
from haat.orders.operations.open_case import open_case
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
    assert heard(cast.bob, deliver) == []


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
