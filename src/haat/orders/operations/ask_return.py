from datetime import datetime

from django.db import transaction

from haat.orders.events import CaseAnswered
from haat.orders.operations._cases import bearer_of_way_back, case_for, checked_words, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def ask_return(*, seller_id: int, case_id: int, words: str = "", now: datetime) -> None:
    """The seller refunds everything once the thing is back. Raises NotFound, NotNow, TimeIsOver, InvalidInput."""
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "ask_return", role=SELLER, now=now)
    move_case(
        case=case,
        to=rules.RETURNING,
        act="return_asked",
        role=SELLER,
        actor_id=seller_id,
        words=checked_words(words, needed=False),
        fact=CaseAnswered,
        label_by=bearer_of_way_back(case),
        now=now,
    )
