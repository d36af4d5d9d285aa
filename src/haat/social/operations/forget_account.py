from datetime import datetime

from django.db import transaction
from django.db.models import Q

from haat.social.models import Block, Follow, Like, Mute
from haat.social.operations._ending import end_follows, end_likes


@transaction.atomic
def forget_account(*, account_id: int, now: datetime) -> None:
    """Remove every tie of an erased account; again is harmless."""
    end_follows(Follow.objects.filter(Q(follower_id=account_id) | Q(followed_id=account_id)))
    end_likes(Like.objects.filter(Q(account_id=account_id) | Q(owner_id=account_id)))
    Block.objects.filter(Q(account_id=account_id) | Q(blocked_id=account_id)).delete()
    Mute.objects.filter(Q(account_id=account_id) | Q(muted_id=account_id)).delete()
