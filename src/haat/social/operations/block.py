from datetime import datetime

from django.db import transaction
from django.db.models import Q

from haat.kernel.events import publish
from haat.social.events import Blocked
from haat.social.models import Follow, Like
from haat.social.operations._ending import end_follows, end_likes
from haat.social.operations._pair import insert_pair, lock_pair, require_two


@transaction.atomic
def block(*, account_id: int, blocked_id: int, now: datetime) -> bool:
    """Block an account: neither sees the other, follows and likes between the two end. Raises NotOneself."""
    require_two(account_id, blocked_id)
    lock_pair(account_id, blocked_id)
    is_new = insert_pair(
        "INSERT INTO social_block (account_id, blocked_id, blocked_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        [account_id, blocked_id, now],
    )
    if is_new:
        pair = (account_id, blocked_id)
        end_follows(Follow.objects.filter(follower_id__in=pair, followed_id__in=pair))
        end_likes(Like.objects.filter(account_id__in=pair, owner_id__in=pair).exclude(_own_things(*pair)))
        publish(Blocked(account_id=account_id, blocked_id=blocked_id))
    return is_new


def _own_things(a: int, b: int) -> Q:
    return Q(account_id=a, owner_id=a) | Q(account_id=b, owner_id=b)
