from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.social.events import Followed
from haat.social.operations._pair import count_tallies, insert_pair, require_two, require_unblocked


@transaction.atomic
def follow(*, account_id: int, followed_id: int, now: datetime) -> bool:
    """Follow a closet; whether it is new. Raises NotOneself, BlockedBetween."""
    require_two(account_id, followed_id)
    require_unblocked(account_id, followed_id)
    is_new = insert_pair(
        "INSERT INTO social_follow (follower_id, followed_id, followed_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        [account_id, followed_id, now],
    )
    if is_new:
        count_tallies([("followers", followed_id, 1), ("following", account_id, 1)])
        publish(Followed(account_id=account_id, followed_id=followed_id))
    return is_new
