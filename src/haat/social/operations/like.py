from datetime import datetime

from django.db import transaction

from haat.kernel.events import publish
from haat.social.events import Liked
from haat.social.operations._pair import count_tallies, insert_pair, require_unblocked


@transaction.atomic
def like(*, account_id: int, kind: str, subject_id: int, owner_id: int, now: datetime) -> bool:
    """Like a thing of `owner_id`; whether it is new. Raises BlockedBetween."""
    require_unblocked(account_id, owner_id)
    is_new = insert_pair(
        "INSERT INTO social_like (account_id, kind, subject_id, owner_id, liked_at) VALUES (%s, %s, %s, %s, %s) "
        "ON CONFLICT DO NOTHING",
        [account_id, kind, subject_id, owner_id, now],
    )
    if is_new:
        count_tallies([(kind, subject_id, 1)])
        publish(Liked(account_id=account_id, kind=kind, subject_id=subject_id, owner_id=owner_id))
    return is_new
