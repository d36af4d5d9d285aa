from datetime import datetime

from django.db import transaction

from haat.orders.operations._cases import case_for, require_turn
from haat.orders.operations.end_case import end_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def accept_return(*, seller_id: int, case_id: int, restock: bool, now: datetime) -> None:
    """What came back is right: the buyer is refunded, and with `restock` the thing is for sale again.

    Raises NotFound, NotNow, TimeIsOver, CaseMovedOn.
    """
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "accept_return", role=SELLER, now=now)
    end_case(
        case=case,
        outcome=rules.REFUNDED,
        act="return_accepted",
        role=SELLER,
        actor_id=seller_id,
        restock=restock,
        now=now,
    )
