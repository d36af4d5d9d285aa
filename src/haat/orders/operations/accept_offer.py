from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.end_case import end_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def accept_offer(*, buyer_id: int, case_id: int, now: datetime) -> None:
    """The buyer takes the offered part and keeps the thing. Raises NotFound, NotNow, TimeIsOver, CaseMovedOn."""
    case = case_for(buyer_id, case_id, role=BUYER)
    require_turn(case, "accept_offer", role=BUYER, now=now)
    end_case(
        case=case,
        outcome=rules.PARTLY,
        act="offer_taken",
        role=BUYER,
        actor_id=buyer_id,
        amount_minor=case.offer_minor,
        now=now,
    )
