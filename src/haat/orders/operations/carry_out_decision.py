from datetime import datetime

from django.db import transaction

from haat.orders.models import Case
from haat.orders.operations.begin_return import begin_return
from haat.orders.operations.end_case import end_case
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
