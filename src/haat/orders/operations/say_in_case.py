from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from haat.accounts.queries import may_judge
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.limits import spend
from haat.orders.models import Case
from haat.orders.operations._cases import checked_photos, checked_words, require_turn
from haat.orders.operations.move_case import add_entry
from haat.orders.rules.states import STAFF


@transaction.atomic
def say_in_case(*, account_id: int, case_id: int, words: str, photo_ids: Sequence[int] = (), now: datetime) -> int:
    """Words or photos for everybody in the case; no clock changes. The entry's id.

    Raises NotFound, NotNow, InvalidInput, TooMany.
    """
    case = Case.objects.one(case_id)
    role = case.order.role_of(account_id)
    if role == STAFF and not may_judge(account_id):
        raise NotFound
    require_turn(case, "say", role=role, now=now)
    photos = checked_photos(account_id, photo_ids)
    words = checked_words(words, needed=not photos)
    if not words and not photos:
        raise InvalidInput
    spend(key=f"case-words:{account_id}", at_most=60, per=timedelta(hours=1), now=now)
    return add_entry(case=case, act="said", role=role, actor_id=account_id, words=words, photo_ids=photos, now=now)
