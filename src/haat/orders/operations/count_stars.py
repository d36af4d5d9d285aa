from django.db import transaction
from django.db.models import Count, Sum

from haat.orders.models import RatingTally, Review
from haat.orders.rules.states import BUYER, SELLER


@transaction.atomic
def count_stars(*, account_id: int, role: str) -> None:
    """Count again the stars that an account got in a role ("seller" or "buyer"); twice is once."""
    tally, _made = RatingTally.objects.get_or_create(account_id=account_id, role=role)
    # Locked before it is counted, so that of two counts at once the later sees everything.
    RatingTally.objects.select_for_update().get(pk=tally.pk)
    shown = Review.objects.shown().filter(about_id=account_id, role=BUYER if role == SELLER else SELLER)
    sums = shown.aggregate(count=Count("pk"), stars=Sum("stars"))
    RatingTally.objects.filter(pk=tally.pk).update(count=sums["count"], stars=sums["stars"] or 0)
