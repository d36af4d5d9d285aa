from datetime import datetime

from django.db import transaction

from haat.social.operations._pair import insert_pair, require_two


@transaction.atomic
def mute(*, account_id: int, muted_id: int, now: datetime) -> bool:
    """See nothing of an account, without it noticing; whether it is new. Raises NotOneself."""
    require_two(account_id, muted_id)
    return insert_pair(
        "INSERT INTO social_mute (account_id, muted_id, muted_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        [account_id, muted_id, now],
    )
