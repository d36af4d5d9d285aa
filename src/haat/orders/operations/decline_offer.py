from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, checked_words, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def decline_offer(*, buyer_id: int, case_id: int, words: str = "", now: datetime) -> None:
    """The buyer does not take the offered part; a moderator decides.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case = case_for(buyer_id, case_id, role=BUYER)
    require_turn(case, "decline_offer", role=BUYER, now=now)
    move_case(
        case=case,
        to=rules.MODERATING,
        act="offer_declined",
        role=BUYER,
        actor_id=buyer_id,
        words=checked_words(words, needed=False),
        now=now,
    )
