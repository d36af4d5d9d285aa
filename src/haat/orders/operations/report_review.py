from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.limits import spend
from haat.kernel.text import one_line
from haat.orders.models import Review, ReviewReport
from haat.orders.queries.reviews import review_for
from haat.orders.rules import reviews as rules

LONGEST_REPORT = 500


@transaction.atomic
def report_review(*, reporter_id: int, review_id: int, reason: str, words: str = "", now: datetime) -> bool:
    """Ask a moderator to look at a shown review; it stays until they did. False when this person asked before.

    Raises NotFound, InvalidInput, TooMany.
    """
    review_for(reporter_id, review_id)
    if not Review.objects.shown().filter(pk=review_id).exclude(author_id=reporter_id).exists():
        raise NotFound
    words = one_line(words)
    if reason not in rules.REPORT_REASONS:
        raise InvalidInput(fields={"reason": _("Please choose what is wrong with it.")})
    if len(words) > LONGEST_REPORT:
        raise InvalidInput(
            fields={"words": _("This is too long: at most %(longest)d characters.") % {"longest": LONGEST_REPORT}}
        )
    if ReviewReport.objects.filter(review_id=review_id, reporter_id=reporter_id).exists():
        return False
    spend(key=f"report-review:{reporter_id}", at_most=20, per=timedelta(days=1), now=now)
    _report, made = ReviewReport.objects.get_or_create(
        review_id=review_id,
        reporter_id=reporter_id,
        defaults={"reason": reason, "words": words, "reported_at": now},
    )
    return made
