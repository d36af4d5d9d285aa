from datetime import datetime

from django.db import transaction

from haat.social.models import Follow
from haat.social.operations._ending import end_follows


@transaction.atomic
def unfollow(*, account_id: int, followed_id: int, now: datetime) -> bool:
    """Follow a closet no more; whether one did."""
    return end_follows(Follow.objects.filter(follower_id=account_id, followed_id=followed_id)) > 0
