from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.end_case import end_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import BUYER


@transaction.atomic
def withdraw_case(*, buyer_id: int, case_id: int, now: datetime) -> None:
    """ "All is well" after all: the seller is paid. Raises NotFound, NotNow, TimeIsOver, CaseMovedOn."""
    case = case_for(buyer_id, case_id, role=BUYER)
    require_turn(case, "withdraw", role=BUYER, now=now)
    end_case(case=case, outcome=rules.WITHDRAWN, act="withdrawn", role=BUYER, actor_id=buyer_id, now=now)
