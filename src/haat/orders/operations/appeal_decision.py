from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import NotNow, case_of_party, checked_photos, checked_words, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def appeal_decision(*, account_id: int, case_id: int, words: str, photo_ids: Sequence[int] = (), now: datetime) -> None:
    """Either side asks another moderator, whose word is final. Who has agreed to the decision cannot any more.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case, role = case_of_party(account_id, case_id)
    require_turn(case, "appeal", role=role, now=now)
    if (case.buyer_waived_at if role == BUYER else case.seller_waived_at) is not None:
        raise NotNow
    move_case(
        case=case,
        to=rules.APPEALED,
        act="appealed",
        role=role,
        actor_id=account_id,
        words=checked_words(words),
        photo_ids=checked_photos(account_id, photo_ids),
        appealed_by_id=account_id,
        appealed_at=now,
        now=now,
    )
