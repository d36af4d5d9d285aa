from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.events import publish
from haat.kernel.text import has_letters, many_lines
from haat.orders.events import ReviewReplied
from haat.orders.models import Review
from haat.orders.rules import reviews as rules


class AlreadyReplied(Refusal):
    """One reply."""

    message = _("You have replied to this already.")


@transaction.atomic
def reply_to_review(*, account_id: int, review_id: int, words: str, now: datetime) -> None:
    """The one it is about answers once, in public. Raises NotFound, InvalidInput, AlreadyReplied."""
    review = Review.objects.shown().filter(about_id=account_id).one(review_id)
    words = many_lines(words)
    if not has_letters(words):
        raise InvalidInput(fields={"words": _("Please write your reply.")})
    if len(words) > rules.LONGEST_REPLY:
        raise InvalidInput(
            fields={"words": _("This is too long: at most %(longest)d characters.") % {"longest": rules.LONGEST_REPLY}}
        )
    if not Review.objects.shown().filter(pk=review_id, replied_at__isnull=True).update(reply=words, replied_at=now):
        raise AlreadyReplied if Review.objects.shown().filter(pk=review_id).exists() else NotFound
    publish(ReviewReplied(**review.as_fact()))
