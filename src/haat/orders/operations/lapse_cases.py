"""What silence does in a case: each clock that ended acts once, in a transaction of its own."""

from datetime import datetime

from django.db import transaction

from haat.orders import policies
from haat.orders.events import CaseDecided
from haat.orders.models import Case
from haat.orders.operations._cases import CaseMovedOn
from haat.orders.operations.carry_out_decision import carry_out_decision
from haat.orders.operations.end_case import end_case
from haat.orders.operations.move_case import move_case
from haat.orders.operations.resume_returns import resume_return
from haat.orders.operations.take_step import MovedOn
from haat.orders.queries.cases import standing_of_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import CLOCK


def lapse_cases(*, now: datetime, most: int = 200) -> int:
    """Let the clocks of cases act that ended by `now`; how many."""
    due = list(Case.objects.due(now).values_list("pk", flat=True)[:most])
    return sum(_lapse_one(case_id, now) for case_id in due)


@transaction.atomic
def _lapse_one(case_id: int, now: datetime) -> bool:
    case = Case.objects.due(now).select_related("order").filter(pk=case_id).first()
    if case is None:
        return False
    try:
        _act(case, rules.silence(standing_of_case(case), refunds=policies.CASE_SILENCE_REFUNDS.value()), now)
    except (CaseMovedOn, MovedOn):
        return False
    return True


def _act(case: Case, what: str, now: datetime) -> None:
    act = f"silence_{case.state}"
    if what == rules.STANDS:
        carry_out_decision(case=case, act=act, actor_id=None, now=now)
    elif what == rules.TO_BUYER:
        end_case(case=case, outcome=rules.REFUNDED, act=act, role=CLOCK, actor_id=None, now=now)
    elif what == rules.TO_SELLER:
        end_case(case=case, outcome=rules.KEPT, act=act, role=CLOCK, actor_id=None, now=now)
    elif what == rules.ARRIVES:
        move_case(case=case, to=rules.INSPECTING, act=act, role=CLOCK, actor_id=None, now=now)
    elif what == rules.KNOWS_WHERE:
        resume_return(case=case, now=now)
    elif what == rules.ASKS_WHERE:
        move_case(case=case, to=rules.ADDRESSING, act="address_missing", role=CLOCK, actor_id=None, now=now)
    elif what == rules.TO_MODERATOR:
        move_case(case=case, to=rules.MODERATING, act=act, role=CLOCK, actor_id=None, now=now)
    else:
        decision = rules.undecided(standing_of_case(case))
        move_case(
            case=case,
            to=rules.DECIDED,
            act=f"clock_{decision}",
            role=CLOCK,
            actor_id=None,
            fact=CaseDecided,
            decision=decision,
            decided_at=now,
            now=now,
        )
