from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.end_case import end_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def refund_case(*, seller_id: int, case_id: int, now: datetime) -> None:
    """The seller gives everything back; the case is closed. Raises NotFound, NotNow, TimeIsOver, CaseMovedOn."""
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "refund", role=SELLER, now=now)
    end_case(case=case, outcome=rules.REFUNDED, act="refunded", role=SELLER, actor_id=seller_id, now=now)
