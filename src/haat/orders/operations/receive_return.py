from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def receive_return(*, seller_id: int, case_id: int, now: datetime) -> None:
    """The seller has the thing back and looks at it next. Raises NotFound, NotNow, TimeIsOver, CaseMovedOn."""
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "receive_return", role=SELLER, now=now)
    move_case(case=case, to=rules.INSPECTING, act="return_arrived", role=SELLER, actor_id=seller_id, now=now)
