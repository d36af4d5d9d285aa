from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.orders.events import ReviewRestored
from haat.orders.models import Review
from haat.orders.operations.hide_review import answer_reports, review_to_judge


def keep_review(*, moderator_id: int, review_id: int, now: datetime) -> bool:
    """A reported review stays; one that was taken away is shown again. Whether readers see something new.

    Raises NotFound, OwnReview.
    """
    review = review_to_judge(moderator_id, review_id, now=now)
    with transaction.atomic():
        taken = Review.objects.filter(pk=review_id, hidden_at__isnull=False)
        restored = taken.update(hidden_at=None, hidden_by=None, hidden_reason="")
        answer_reports(review, moderator_id, "orders.review_kept", now)
        if restored:
            publish(ReviewRestored(**review.as_fact()))
    return bool(restored)
