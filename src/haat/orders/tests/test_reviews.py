"""Reviews: after acceptance only, hidden until both wrote or the days are over, and what they come to."""

from datetime import timedelta

import pytest
from django.urls import reverse

from haat.accounts.operations.grant_role import grant_role
from haat.kernel.errors import InvalidInput, NotFound, TooMany
from haat.kernel.limits import spend
from haat.kernel.models import AuditEntry
from haat.orders.models import OrderLine, Review, ReviewReport
from haat.orders.operations.edit_review import AlreadyShown, edit_review
from haat.orders.operations.hide_review import OwnReview, hide_review
from haat.orders.operations.keep_review import keep_review
from haat.orders.operations.reply_to_review import AlreadyReplied, reply_to_review
from haat.orders.operations.report_review import report_review
from haat.orders.operations.show_reviews import show_reviews
from haat.orders.operations.write_review import AlreadyWritten, NotYetAccepted, ReviewsAreOver, write_review
from haat.orders.queries import rating_of, reviews_of
from haat.orders.queries.reviews import reliability_of, review_for, review_queue, review_room
from haat.orders.rules import reviews as rules
from haat.social.operations.block import block
from tests.cast import NOW

END = NOW + timedelta(days=14)
SECOND = timedelta(seconds=1)


@pytest.fixture
def done(an_order):
    """An accepted order; `.id`, `.line`."""
    order = an_order("accepted")
    order.line = OrderLine.objects.get(order_id=order.id).pk
    return order


def by_buyer(cast, order, **more):
    given = {"stars": 5, "words": "Just as shown.", "now": NOW, **more}
    return write_review(author_id=cast.bob.pk, order_id=order.id, line_id=order.line, **given)


def by_seller(cast, order, **more):
    given = {"stars": 4, "words": "Quick to answer.", "now": NOW, **more}
    return write_review(author_id=cast.alice.pk, order_id=order.id, **given)


def seen(cast, who=None):
    return [review.id for review in reviews_of(who.pk if who else None, cast.alice.pk)]


def test_nobody_reads_anything_until_both_wrote(cast, done):
    first = by_buyer(cast, done)
    assert seen(cast, cast.alice) == []
    assert rating_of(cast.alice.pk).count == 0
    with pytest.raises(NotFound):
        review_for(cast.alice.pk, first)
    assert not review_room(cast.alice.pk, done.id, now=NOW).received
    edit_review(author_id=cast.bob.pk, review_id=first, stars=3, words="On second thought.", now=NOW)
    second = by_seller(cast, done)
    assert seen(cast) == [first]
    assert [each.id for each in review_room(cast.bob.pk, done.id, now=NOW).received] == [second]
    assert (rating_of(cast.alice.pk).count, rating_of(cast.alice.pk).average) == (1, 3)
    assert rating_of(cast.bob.pk, role="buyer").average == 4
    with pytest.raises(AlreadyShown):
        edit_review(author_id=cast.bob.pk, review_id=first, stars=1, words="Ha.", now=NOW)


def test_the_days_of_hiding_end_to_the_second(cast, done):
    review = by_buyer(cast, done)
    assert show_reviews(now=END - SECOND) == 0
    with pytest.raises(ReviewsAreOver):
        by_seller(cast, done, now=END)
    assert show_reviews(now=END) == 1
    assert show_reviews(now=END) == 0
    assert seen(cast) == [review]
    assert Review.objects.count() == 1


def test_what_cannot_be_written(cast, done, an_order, a_photo):
    early = an_order("delivered")
    early.line = OrderLine.objects.get(order_id=early.id).pk
    with pytest.raises(NotYetAccepted):
        by_buyer(cast, early)
    for wrong, field in (
        ({"stars": 0}, "stars"),
        ({"stars": 6}, "stars"),
        ({"words": "x" * 2001}, "words"),
        ({"photo_ids": [1, 2, 3, 4, 5]}, "photos"),
        ({"photo_ids": [a_photo(cast.charlie.pk)]}, "photos"),
    ):
        with pytest.raises(InvalidInput) as refused:
            by_buyer(cast, done, **wrong)
        assert field in refused.value.fields
    with pytest.raises(NotFound):
        write_review(author_id=cast.bob.pk, order_id=done.id, line_id=early.line, stars=5, now=NOW)
    for stranger in (cast.charlie, cast.dana):
        with pytest.raises(NotFound):
            write_review(author_id=stranger.pk, order_id=done.id, line_id=done.line, stars=5, now=NOW)
    assert not Review.objects.exists()
    by_buyer(cast, done)
    with pytest.raises(AlreadyWritten):
        by_buyer(cast, done)
    by_seller(cast, done)
    with pytest.raises(AlreadyWritten):
        by_seller(cast, done)
    assert Review.objects.count() == 2


def test_one_reply_by_the_one_it_is_about(cast, done):
    review = by_buyer(cast, done)
    with pytest.raises(NotFound):
        reply_to_review(account_id=cast.alice.pk, review_id=review, words="Thank you.", now=NOW)
    by_seller(cast, done)
    for stranger in (cast.bob, cast.charlie):
        with pytest.raises(NotFound):
            reply_to_review(account_id=stranger.pk, review_id=review, words="Mine.", now=NOW)
    with pytest.raises(InvalidInput):
        reply_to_review(account_id=cast.alice.pk, review_id=review, words=" ", now=NOW)
    reply_to_review(account_id=cast.alice.pk, review_id=review, words="Thank you.", now=NOW)
    with pytest.raises(AlreadyReplied):
        reply_to_review(account_id=cast.alice.pk, review_id=review, words="Once more.", now=NOW)
    assert Review.objects.get(pk=review).reply == "Thank you."


def test_a_report_hides_nothing_and_a_moderator_says_why(cast, done, deliver):
    review = by_buyer(cast, done, stars=1)
    by_seller(cast, done)
    assert report_review(reporter_id=cast.alice.pk, review_id=review, reason="untrue", now=NOW)
    assert report_review(reporter_id=cast.alice.pk, review_id=review, reason="untrue", now=NOW) is False
    with pytest.raises(InvalidInput):
        report_review(reporter_id=cast.charlie.pk, review_id=review, reason="ugly", now=NOW)
    with pytest.raises(NotFound):
        report_review(reporter_id=cast.bob.pk, review_id=review, reason="untrue", now=NOW)
    assert seen(cast) == [review]
    assert [each.id for each in review_queue(cast.dana.pk)] == [review]
    for stranger in (cast.alice, cast.charlie):
        with pytest.raises(NotFound):
            hide_review(moderator_id=stranger.pk, review_id=review, reason="So.", now=NOW)
    with pytest.raises(InvalidInput):
        hide_review(moderator_id=cast.dana.pk, review_id=review, reason=" ", now=NOW)
    assert rating_of(cast.alice.pk).count == 1
    assert hide_review(moderator_id=cast.dana.pk, review_id=review, reason="It names a phone number.", now=NOW)
    assert hide_review(moderator_id=cast.dana.pk, review_id=review, reason="Again.", now=NOW) is False
    assert seen(cast) == []
    assert rating_of(cast.alice.pk).count == 0
    assert review_queue(cast.dana.pk) == []
    assert review_for(cast.bob.pk, review).hidden_reason == "It names a phone number."
    assert keep_review(moderator_id=cast.dana.pk, review_id=review, now=NOW)
    assert rating_of(cast.alice.pk).count == 1
    assert AuditEntry.objects.filter(action__in=("orders.review_hidden", "orders.review_kept")).count() == 2


def test_nobody_decides_about_their_own_review(cast, done):
    review = by_buyer(cast, done, stars=1)
    by_seller(cast, done)
    grant_role(actor_id=None, account_id=cast.alice.pk, role="moderator", now=NOW)
    with pytest.raises(OwnReview):
        hide_review(moderator_id=cast.alice.pk, review_id=review, reason="It is unkind.", now=NOW)
    assert AuditEntry.objects.filter(action="orders.review_decision_refused", actor_id=cast.alice.pk).exists()
    assert seen(cast) == [review]


def test_reports_have_a_limit(cast, done):
    review = by_buyer(cast, done)
    by_seller(cast, done)
    for _time in range(20):
        spend(key=f"report-review:{cast.charlie.pk}", at_most=20, per=timedelta(days=1), now=NOW)
    with pytest.raises(TooMany):
        report_review(reporter_id=cast.charlie.pk, review_id=review, reason="untrue", now=NOW)
    assert not ReviewReport.objects.exists()


def test_who_blocked_the_author_does_not_read_them(cast, done, client):
    by_buyer(cast, done)
    by_seller(cast, done)
    block(account_id=cast.charlie.pk, blocked_id=cast.bob.pk, now=NOW)
    assert seen(cast, cast.charlie) == []
    assert len(seen(cast, cast.dana)) == 1
    # What is said about oneself one can always read.
    block(account_id=cast.alice.pk, blocked_id=cast.bob.pk, now=NOW)
    assert len(seen(cast, cast.alice)) == 1
    block(account_id=cast.alice.pk, blocked_id=cast.charlie.pk, now=NOW)
    client.force_login(cast.charlie)
    assert client.get(reverse("reviews", args=["alice"])).status_code == 404


def test_few_reviews_count_less_than_many():
    one = rules.Rating(1, 5)
    many = rules.Rating(40, 192)
    assert one.average == 5 > many.average
    assert one.score < many.score
    assert rules.Rating().average is None
    assert rules.Rating().score == rules.PRIOR_STARS


def test_the_stars_stand_on_closet_listing_and_list(cast, done, client, a_listing):
    closet, listing = reverse("closet", args=["alice"]), reverse("listing_short", args=[a_listing(cast.alice.pk)])
    assert "aggregateRating" not in client.get(closet).content.decode()
    by_buyer(cast, done, incentive=True)
    by_seller(cast, done)
    for address in (closet, listing):
        page = client.get(address, follow=True).content.decode()
        assert '"ratingValue": 5' in page
        assert '"reviewCount": 1' in page
        assert "rating-line" in page
    page = client.get(reverse("reviews", args=["alice"])).content.decode()
    assert "Just as shown." in page
    assert "Got something for writing this" in page
    assert "Quick to answer." in client.get(reverse("reviews", args=["bob"]) + "?as=buyer").content.decode()
    assert client.get(reverse("reviews", args=["nobody-there"])).status_code == 404
    for nonsense in ("?before=x", "?before=99999999999999999999", "?as=thief"):
        assert client.get(reverse("reviews", args=["alice"]) + nonsense).status_code == 200


def test_a_review_is_written_by_page(cast, done, client, present):
    page = reverse("review", args=[done.id])
    client.force_login(cast.charlie)
    assert client.get(page).status_code == 404
    client.force_login(cast.bob)
    assert "stars" in client.get(page).content.decode()
    wrong = client.post(page, {"line": done.line, "words": "Kept words", "incentive": "on"})
    assert wrong.status_code == 422
    assert "Kept words" in wrong.content.decode()
    assert "Please choose one to five stars." in wrong.content.decode()
    assert client.post(page, {"line": "9999", "stars": "5"}).status_code == 404
    assert not Review.objects.exists()
    assert client.post(page, {"line": done.line, "stars": "5", "words": "Lovely"}).status_code == 302
    assert client.post(page, {"line": done.line, "stars": "2", "words": "Changed"}).status_code == 302
    assert Review.objects.get().stars == 2
    client.force_login(cast.alice)
    assert "Changed" not in client.get(page).content.decode()
    client.post(page, {"line": "", "stars": "4"})
    assert "Changed" in client.get(page).content.decode()
    late = client.post(page, {"line": "", "stars": "1"})
    assert late.status_code == 409
    review = Review.objects.get(author=cast.bob)
    assert client.post(reverse("review_reply", args=[review.pk]), {"words": ""}).status_code == 422
    assert client.post(reverse("review_reply", args=[review.pk]), {"words": "Sorry."}).status_code == 302
    listed, door = reverse("reviews", args=["alice"]), reverse("review_report", args=[review.pk])
    assert door in client.get(listed).content.decode()
    assert client.post(door, {}).status_code == 422
    assert client.post(door, {"reason": "untrue"}).status_code == 302
    assert client.get(reverse("review_queue")).status_code == 404
    client.force_login(cast.bob)
    assert door not in client.get(listed).content.decode()
    client.force_login(cast.dana)
    assert "Changed" in client.get(reverse("review_queue")).content.decode()
    assert client.post(reverse("review_hide", args=[review.pk]), {"reason": ""}).status_code == 422
    assert client.post(reverse("review_hide", args=[review.pk]), {"reason": "Untrue."}).status_code == 302
    assert Review.objects.get(pk=review.pk).hidden_at is not None


def test_the_seller_sees_how_reliable_a_buyer_is(cast, done, an_order, client):
    by_buyer(cast, done)
    by_seller(cast, done)
    found = reliability_of(cast.bob.pk)
    assert (found.taken, found.refused, found.rating.average) == (1, 0, 4)
    order = an_order()
    client.force_login(cast.alice)
    assert "1 parcel taken" in client.get(reverse("order", args=[order.id])).content.decode()
    client.force_login(cast.bob)
    assert "1 parcel taken" not in client.get(reverse("order", args=[order.id])).content.decode()
