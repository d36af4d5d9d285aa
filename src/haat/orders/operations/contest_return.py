from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, checked_photos, checked_words, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def contest_return(*, seller_id: int, case_id: int, words: str, photo_ids: Sequence[int] = (), now: datetime) -> None:
    """What came back is not what was sent, shown by photos, or nothing came; a moderator decides.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "contest_return", role=SELLER, now=now)
    move_case(
        case=case,
        to=rules.MODERATING,
        act="return_contested",
        role=SELLER,
        actor_id=seller_id,
        words=checked_words(words),
        photo_ids=checked_photos(seller_id, photo_ids, fewest=1 if case.state == rules.INSPECTING else 0),
        now=now,
    )
