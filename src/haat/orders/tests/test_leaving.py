"""Who leaves takes their words along: out of the market, and into the package."""

import json
import zipfile
from datetime import timedelta

import pytest

from haat.accounts.operations.erase_account import erase_account
from haat.accounts.operations.export_account import export_account
from haat.orders.models import CaseEntry, DeliveryAttempt, Order, OrderLine, Review, ReviewReport, Transition
from haat.orders.operations.ask_time import ask_time
from haat.orders.operations.cancel_order import cancel_order
from haat.orders.operations.forget_words import forget_words
from haat.orders.operations.open_case import open_case
from haat.orders.operations.refund_case import refund_case
from haat.orders.operations.reply_to_review import reply_to_review
from haat.orders.operations.report_attempt import report_attempt
from haat.orders.operations.report_review import report_review
from haat.orders.operations.return_parcel import return_parcel
from haat.orders.operations.say_in_case import say_in_case
from haat.orders.operations.settle_accepted import settle_accepted
from haat.orders.operations.write_review import write_review
from haat.orders.queries import rating_of, reviews_of
from haat.payments.models import Payment, Refund
from haat.payments.operations.confirm_bank_transfer import confirm_bank_transfer
from haat.payments.operations.mark_refund_sent import mark_refund_sent
from tests.cast import NOW


@pytest.fixture
def told(cast, an_order, a_photo):
    """Bob reviewed one dress and had a case about another; Alice answered both."""
    order, broken = an_order("accepted"), an_order("delivered")
    line = OrderLine.objects.get(order_id=order.id).pk
    seam, worn = a_photo(cast.bob.pk, 1), a_photo(cast.bob.pk, 2)
    case_id = open_case(
        buyer_id=cast.bob.pk, order_id=broken.id, kind="damaged", words="Bobs seam is open.", photo_ids=[seam], now=NOW
    )
    say_in_case(account_id=cast.alice.pk, case_id=case_id, words="Alices needle broke.", now=NOW)
    refund_case(seller_id=cast.alice.pk, case_id=case_id, now=NOW)
    review_id = write_review(
        author_id=cast.bob.pk, order_id=order.id, line_id=line, stars=2, words="Bobs no.", photo_ids=[worn], now=NOW
    )
    write_review(author_id=cast.alice.pk, order_id=order.id, stars=4, words="Alices view of him.", now=NOW)
    reply_to_review(account_id=cast.alice.pk, review_id=review_id, words="Alices reply.", now=NOW)
    report_review(reporter_id=cast.alice.pk, review_id=review_id, reason="untrue", words="Alices report.", now=NOW)


def test_the_package_holds_ones_own_words_and_nobody_elses(cast, told):
    for person, own, others in ((cast.bob, "Bobs", "Alices view"), (cast.alice, "Alices", "Bobs")):
        with export_account(account_id=person.pk, now=NOW) as package, zipfile.ZipFile(package) as archive:
            orders = json.loads(archive.read("orders.json"))
        said = json.dumps([orders["cases"], orders["reviews"], orders["replies"]])
        assert own in said
        assert others not in said
        assert all(entry["kind"] == "damaged" for entry in orders["cases"])
        assert [review["stars"] for review in orders["reviews"]] == [2 if person == cast.bob else 4]
    assert [reply["reply"] for reply in orders["replies"]] == ["Alices reply."]


def test_erasing_blanks_words_and_photos_and_keeps_stars_and_acts(cast, told, deliver):
    settle_accepted(now=NOW.replace(year=NOW.year + 1))
    erase_account(account_id=cast.bob.pk, confirmation=cast.bob.email, now=NOW)
    deliver()
    assert not CaseEntry.objects.filter(words__contains="Bobs").exists()
    opened = CaseEntry.objects.get(act="opened")
    assert (opened.words, opened.photo_ids, opened.actor_id) == ("", [], cast.bob.pk)
    assert CaseEntry.objects.filter(words="Alices needle broke.").exists()
    review = Review.objects.get(author=cast.bob)
    assert (review.stars, review.words, review.photo_ids, review.reply) == (2, "", [], "Alices reply.")
    assert rating_of(cast.alice.pk).average == 2
    assert [row.words for row in reviews_of(cast.charlie.pk, cast.alice.pk)] == [""]
    assert Review.objects.get(author=cast.alice).words == "Alices view of him."
    assert ReviewReport.objects.get().words == "Alices report."


def test_a_seller_who_left_has_no_reply_and_no_report_left(cast, told):
    for _again in range(2):
        forget_words(account_id=cast.alice.pk)
    assert Review.objects.get(author=cast.bob).reply == ""
    assert Review.objects.get(author=cast.bob).words == "Bobs no."
    assert ReviewReport.objects.get().words == ""
    assert not CaseEntry.objects.filter(words__contains="Alices").exists()


def test_why_it_was_called_off_and_what_was_noted_at_the_door_goes_too(cast, an_order, a_listing, bank, deliver):
    paid, sold = an_order(method="bank_transfer"), an_order("confirmed")
    confirm_bank_transfer(actor_id=cast.dana.pk, payment_id=Payment.objects.get(order_id=paid.id).pk, now=NOW)
    deliver()
    cancel_order(actor_id=cast.bob.pk, order_id=paid.id, reason="Bobs aunt died.", now=NOW)
    ask_time(seller_id=cast.alice.pk, order_id=sold.id, reason="Alices child is ill.", now=NOW)
    cancel_order(actor_id=cast.alice.pk, order_id=sold.id, reason="Alices roof leaks.", now=NOW)
    sent = an_order("shipped")
    for day in range(2):
        report_attempt(
            seller_id=cast.alice.pk,
            order_id=sent.id,
            reason="nobody_home",
            note="Bobs dog bit me.",
            now=NOW + timedelta(days=day),
        )
    return_parcel(seller_id=cast.alice.pk, order_id=sent.id, can_be_sold=False, now=NOW + timedelta(days=3))
    mark_refund_sent(actor_id=cast.dana.pk, refund_id=Refund.objects.get().pk, now=NOW)
    erase_account(account_id=cast.bob.pk, confirmation=cast.bob.email, now=NOW)
    deliver()
    assert not Transition.objects.filter(reason__contains="Bobs").exists()
    assert list(DeliveryAttempt.objects.values_list("note", flat=True)) == ["", ""]
    assert Refund.objects.get().reason == ""
    # The other side's words are the other side's to take along.
    assert Transition.objects.filter(reason="Alices roof leaks.").exists()
    forget_words(account_id=cast.alice.pk)
    assert not Transition.objects.filter(reason__contains="Alices").exists()
    assert not Order.objects.exclude(time_reason="").exists()
