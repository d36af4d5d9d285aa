from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import may_judge
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.events import publish
from haat.kernel.text import one_line
from haat.orders.events import ReviewHidden
from haat.orders.models import Review, ReviewReport
from haat.orders.operations.count_stars import count_stars
from haat.orders.rules.states import BUYER, SELLER

LONGEST_REASON = 300


class OwnReview(NotAllowed):
    """A moderator wrote the review, or it is about them."""

    message = _("This review is by you or about you. Somebody else has to decide.")


def hide_review(*, moderator_id: int, review_id: int, reason: str, now: datetime) -> bool:
    """Take a review away with a reason that its author reads; its stars count no longer. False when it was away.

    Raises NotFound, OwnReview, InvalidInput.
    """
    review = review_to_judge(moderator_id, review_id, now=now)
    reason = one_line(reason)
    if not reason or len(reason) > LONGEST_REASON:
        raise InvalidInput(
            fields={
                "reason": _("Please tell the author why, in at most %(longest)d characters.")
                % {"longest": LONGEST_REASON}
            }
        )
    with transaction.atomic():
        shown = Review.objects.shown().filter(pk=review_id)
        if not shown.update(hidden_at=now, hidden_by_id=moderator_id, hidden_reason=reason):
            return False
        answer_reports(review, moderator_id, "orders.review_hidden", now, reason=reason)
        publish(ReviewHidden(**review.as_fact(), reason=reason))
    return True


def review_to_judge(moderator_id: int, review_id: int, *, now: datetime) -> Review:
    """The review as a moderator may decide about it. Raises NotFound; OwnReview, which is written down."""
    if not may_judge(moderator_id):
        raise NotFound
    review = Review.objects.one(review_id)
    if moderator_id in (review.author_id, review.about_id):
        record(actor_id=moderator_id, action="orders.review_decision_refused", subject=f"review:{review_id}", now=now)
        raise OwnReview
    return review


def answer_reports(review: Review, moderator_id: int, action: str, now: datetime, **details: str) -> None:
    """Count the stars again, answer the reports, write it down; for whoever decides about a review."""
    count_stars(account_id=review.about_id, role=SELLER if review.role == BUYER else BUYER)
    ReviewReport.objects.filter(review=review, answered_at__isnull=True).update(
        answered_at=now, answered_by_id=moderator_id
    )
    record(actor_id=moderator_id, action=action, subject=f"review:{review.pk}", now=now, **details)
