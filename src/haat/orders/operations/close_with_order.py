from datetime import datetime

from django.db import transaction

from haat.orders.events import CaseClosed
from haat.orders.models import Case, Order
from haat.orders.operations._way_back import all_back
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules


@transaction.atomic
def close_with_order(
    *, order: Order, outcome: str, act: str, role: str, actor_id: int | None, now: datetime
) -> Case | None:
    """Close the open case of an order that somebody takes out of its dispute; None when there is none.

    The caller moves the order and the money in the same transaction: everything, where the outcome is REFUNDED, and
    the way back with it. Raises CaseMovedOn.
    """
    case = Case.objects.open().select_related("order").filter(order=order).first()
    if case is None:
        return None
    refunded_minor = all_back(case) if outcome == rules.REFUNDED else 0
    move_case(
        case=case,
        to=rules.CLOSED,
        act=act,
        role=role,
        actor_id=actor_id,
        amount_minor=refunded_minor or None,
        fact=CaseClosed,
        told={"outcome": outcome, "refunded_minor": refunded_minor},
        outcome=outcome,
        refunded_minor=refunded_minor,
        closed_at=now,
        now=now,
    )
    return case
