"""Take the words and photos of somebody who left out of cases and reviews."""

from django.db import transaction
from django.db.models import Q

from haat.orders.models import CaseEntry, Review, ReviewReport
from haat.orders.rules.states import BUYER, SELLER


@transaction.atomic
def forget_words(*, account_id: int) -> None:
    """Blank what the account said as buyer or seller; stars, dates, acts and sums stay. Again is harmless.

    The reasons that a moderator gave are the decision's and stay with it.
    """
    said = CaseEntry.objects.filter(actor_id=account_id, role__in=(BUYER, SELLER))
    said.exclude(words="", photo_ids=[]).update(words="", photo_ids=[])
    written = Review.objects.filter(author_id=account_id)
    written.exclude(words="", photo_ids=[]).update(words="", photo_ids=[])
    Review.objects.filter(Q(about_id=account_id) & ~Q(reply="")).update(reply="")
    ReviewReport.objects.filter(reporter_id=account_id).exclude(words="").update(words="")
