"""Reviews and the stars they come to; what is hidden yet is read by its author only."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from haat.accounts.queries import may_judge, people
from haat.kernel.errors import NotFound
from haat.kernel.statements import rows
from haat.media.queries import photos
from haat.orders import policies
from haat.orders.models import Order, OrderLine, RatingTally, Review, ReviewReport, Transition
from haat.orders.rules import reviews as rules
from haat.orders.rules.states import ACCEPTED, BUYER, REFUSED, SELLER, SETTLED, order_number
from haat.orders.types.reviews import RatingView, Reliability, ReviewRoom, ReviewView, ToReview
from haat.social.queries import hidden_for

DONE = (ACCEPTED, SETTLED)


def rating_of(account_id: int, *, role: str = SELLER) -> RatingView:
    """The stars that the account got as seller, or as buyer."""
    found = rows("SELECT count, stars FROM orders_ratingtally WHERE account_id = %s AND role = %s", [account_id, role])
    return _rating(rules.Rating(*found[0]) if found else rules.Rating())


def ratings_of(account_ids: Iterable[int], *, role: str = SELLER) -> dict[int, RatingView]:
    """The same for many, in one query; somebody without reviews has a count of 0."""
    found = {
        row.account_id: rules.Rating(row.count, row.stars)
        for row in RatingTally.objects.filter(account_id__in=list(account_ids), role=role)
    }
    none = rules.Rating()
    return {account_id: _rating(found.get(account_id, none)) for account_id in account_ids}


def _rating(rating: rules.Rating) -> RatingView:
    return RatingView(rating.count, rating.average, rating.score, rating.score - rules.PRIOR_STARS)


def reliability_of(buyer_id: int) -> Reliability:
    """What a seller may know of a buyer before packing: parcels taken, parcels refused, the stars of other sellers."""
    bought = Order.objects.bought_by(buyer_id)
    return Reliability(
        taken=bought.filter(state__in=DONE).count(),
        refused=Transition.objects.filter(order__in=bought, state=REFUSED).count(),
        rating=rating_of(buyer_id, role=BUYER),
    )


def accepted_at(order_id: int) -> datetime | None:
    """When the order was accepted; reviews begin here."""
    step = Transition.objects.filter(order_id=order_id, state=ACCEPTED)
    return step.values_list("at", flat=True).first()


def review_ends_at(order_id: int) -> datetime | None:
    """Until when both sides can write; None before the acceptance."""
    began = accepted_at(order_id)
    return None if began is None else began + timedelta(days=policies.REVIEW_DAYS.value())


def reviews_of(
    viewer_id: int | None, account_id: int, *, role: str = BUYER, before: int | None = None, limit: int = 20
) -> list[ReviewView]:
    """What was written about an account, newest first, without those whom the viewer blocked or muted.

    `role` is the authors': "buyer" for what is said of a seller. About oneself one reads everything.
    """
    found = Review.objects.shown().filter(about_id=account_id, role=role).order_by("-pk")
    if viewer_id != account_id:
        found = found.exclude(author_id__in=hidden_for(viewer_id))
    if before:
        found = found.filter(pk__lt=before)
    return _views(found[:limit])


def review_room(viewer_id: int, order_id: int, *, now: datetime) -> ReviewRoom:
    """What the buyer or the seller of an order can write about it. Raises NotFound for anybody else, and too early."""
    order = Order.objects.of_party(viewer_id).one(order_id)
    role, ends_at = order.role_of(viewer_id), review_ends_at(order_id)
    if order.state not in DONE or ends_at is None:
        raise NotFound
    written = list(Review.objects.filter(order=order).order_by("pk"))
    views = dict(zip((review.pk for review in written), _views(written), strict=True))
    mine = {review.line_id: views[review.pk] for review in written if review.author_id == viewer_id}
    lines = list(OrderLine.objects.filter(order=order, cancelled_at__isnull=True))
    pictures = photos(line.photo_id for line in lines if line.photo_id)
    if role == BUYER:
        things = tuple(
            ToReview(line.pk, line.title, pictures.get(line.photo_id or 0), mine.get(line.pk)) for line in lines
        )
    else:
        first = pictures.get(lines[0].photo_id or 0)
        things = (ToReview(None, " + ".join(line.title for line in lines), first, mine.get(None)),)
    other = order.seller_id if role == BUYER else order.buyer_id
    received = [views[each.pk] for each in written if each.author_id == other and each.shown_at and not each.hidden_at]
    return ReviewRoom(
        order_id=order.pk,
        number=order_number(order.pk),
        role=role,
        other=people([other])[other],
        things=things,
        ends_at=ends_at,
        is_open=now < ends_at,
        is_shown=any(each.shown_at for each in written),
        received=tuple(received),
    )


def review_for(viewer_id: int | None, review_id: int) -> ReviewView:
    """One review: shown ones for everybody, hidden ones for their author and moderators. Raises NotFound."""
    review = Review.objects.one(review_id)
    public = review.shown_at is not None and review.hidden_at is None
    if not public and viewer_id != review.author_id and not (viewer_id and may_judge(viewer_id)):
        raise NotFound
    if public and viewer_id not in (review.about_id, review.author_id) and review.author_id in hidden_for(viewer_id):
        raise NotFound
    return _views([review])[0]


def review_queue(viewer_id: int, *, limit: int = 100) -> list[ReviewView]:
    """Reviews with reports that nobody answered, the oldest report first.

    Raises NotFound for whoever is no moderator.
    """
    if not may_judge(viewer_id):
        raise NotFound
    open_reports = ReviewReport.objects.filter(answered_at__isnull=True).order_by("reported_at")
    ids = list(dict.fromkeys(open_reports.values_list("review_id", flat=True)[:limit]))
    found = {row.pk: row for row in Review.objects.filter(pk__in=ids).select_related("order")}
    return _views([found[pk] for pk in ids], with_reports=True)


def export_of_reviews(account_id: int) -> list[dict[str, object]]:
    """What the account wrote, for its export."""
    columns = ("order_id", "role", "stars", "words", "incentive", "written_at", "shown_at", "reply")
    return list(Review.objects.filter(author_id=account_id).order_by("pk").values(*columns))


def _views(reviews: Iterable[Review], *, with_reports: bool = False) -> list[ReviewView]:
    found = list(reviews)
    persons = people({review.author_id for review in found})
    pictures = photos({photo for review in found for photo in review.photo_ids})
    lines = {
        line.pk: line for line in OrderLine.objects.filter(pk__in=[each.line_id for each in found if each.line_id])
    }
    reports: dict[int, list[ReviewReport]] = {}
    if with_reports:
        for report in ReviewReport.objects.filter(review__in=found, answered_at__isnull=True).order_by("pk"):
            reports.setdefault(report.review_id, []).append(report)
    return [
        ReviewView(
            id=review.pk,
            order_id=review.order_id,
            author=persons[review.author_id],
            about_id=review.about_id,
            role=review.role,
            stars=review.stars,
            words=review.words,
            photos=tuple(pictures[photo] for photo in review.photo_ids if photo in pictures),
            title=lines[review.line_id].title if review.line_id else "",
            listing_id=lines[review.line_id].listing_id if review.line_id else None,
            incentive=review.incentive,
            written_at=review.written_at,
            shown_at=review.shown_at,
            state="taken_away" if review.hidden_at else "shown" if review.shown_at else "hidden_yet",
            reply=review.reply,
            replied_at=review.replied_at,
            hidden_reason=review.hidden_reason,
            line_id=review.line_id,
            reports=tuple((report.get_reason_display(), report.words) for report in reports.get(review.pk, ())),
        )
        for review in found
    ]
