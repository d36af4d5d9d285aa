from datetime import datetime

from django.db import transaction

from haat.orders.models import Case
from haat.orders.operations._cases import bearer_of_way_back
from haat.orders.operations.end_case import end_case
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import CLOCK, STAFF


@transaction.atomic
def carry_out_decision(*, case: Case, act: str, actor_id: int | None, now: datetime, words: str = "") -> None:
    """What was decided happens now: the money moves, or the buyer sends the thing back first. Raises CaseMovedOn."""
    role = CLOCK if actor_id is None else STAFF
    if case.decision == rules.RETURN_FIRST:
        begin_return(case=case, act=act, role=role, actor_id=actor_id, words=words, now=now)
        return
    end_case(
        case=case,
        outcome=rules.ENDS_AS[case.decision],
        act=act,
        role=role,
        actor_id=actor_id,
        words=words,
        amount_minor=case.decision_minor,
        now=now,
    )


def begin_return(*, case: Case, act: str, role: str, actor_id: int | None, now: datetime, words: str = "") -> None:
    """The buyer sends the thing back; who bears the way is the operator's policy by kind [LED-8]."""
    move_case(
        case=case,
        to=rules.RETURNING,
        act=act,
        role=role,
        actor_id=actor_id,
        words=words,
        label_by=bearer_of_way_back(case),
        now=now,
    )
