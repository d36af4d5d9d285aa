"""A thing is to go back to its seller before its money does.

1. The buyer sends it to the address that the seller keeps; who bears the way is the operator's policy by kind [LED-8].
2. A seller who keeps none is asked for one first, with a clock: silence refunds, and the buyer keeps the thing. The
   buyer's days begin when the address is there.
"""

from datetime import datetime
from typing import Any

from haat.orders.models import Case
from haat.orders.operations._cases import bearer_of_way_back
from haat.orders.operations.move_case import move_case
from haat.orders.queries.labels import home_of
from haat.orders.rules import cases as rules


def begin_return(*, case: Case, act: str, role: str, actor_id: int | None, now: datetime, **said: Any) -> None:
    """In the caller's transaction; `said` is what else `move_case` takes. Raises CaseMovedOn."""
    move_case(
        case=case,
        to=rules.RETURNING if home_of(case.order.seller_id) else rules.ADDRESSING,
        act=act,
        role=role,
        actor_id=actor_id,
        label_by=bearer_of_way_back(case),
        now=now,
        **said,
    )
