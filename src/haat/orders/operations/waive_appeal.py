from datetime import datetime

from django.db import transaction

from haat.orders.models import Case
from haat.orders.operations._cases import CaseMovedOn, case_of_party, require_turn
from haat.orders.operations.carry_out_decision import carry_out_decision
from haat.orders.operations.move_case import add_entry
from haat.orders.rules import cases as rules


@transaction.atomic
def waive_appeal(*, account_id: int, case_id: int, now: datetime) -> bool:
    """One side agrees to the decision; when both do, it is carried out at once. False when they agreed before.

    Raises NotFound, NotNow, TimeIsOver, CaseMovedOn.
    """
    case, role = case_of_party(account_id, case_id)
    require_turn(case, "waive", role=role, now=now)
    column = f"{role}_waived_at"
    if not Case.objects.filter(pk=case.pk, state=rules.DECIDED, **{f"{column}__isnull": True}).update(**{column: now}):
        if Case.objects.filter(pk=case.pk, state=rules.DECIDED).exists():
            return False
        raise CaseMovedOn
    # The row is locked by the update above: two who agree at once are seen by the second.
    case = Case.objects.one(case.pk)
    add_entry(case=case, act="agreed", role=role, actor_id=account_id, now=now)
    if case.buyer_waived_at and case.seller_waived_at:
        carry_out_decision(case=case, act="carried_out", actor_id=case.decided_by_id, now=now)
    return True
