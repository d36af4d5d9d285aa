from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.orders.models import BagItem
from haat.orders.policies import MAX_BAG
from haat.orders.types.bag import Wanted


@transaction.atomic
def take_over_bag(*, account_id: int, wanted: Sequence[Wanted], now: datetime) -> None:
    """What somebody collected before signing in goes into their bag, at the prices they saw; their own things do not.

    What does not fit any more is left out. Twice is once.
    """
    free = max(0, MAX_BAG - BagItem.objects.filter(account_id=account_id).count())
    others = [each for each in wanted if each.seller_id != account_id]
    BagItem.objects.bulk_create(
        [BagItem.holding(account_id, each, now) for each in others[:free]], ignore_conflicts=True
    )
