from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput
from haat.orders.events import CaseDecided
from haat.orders.models import Case
from haat.orders.operations._cases import case_to_judge, checked_part, checked_words, require_turn
from haat.orders.operations.carry_out_decision import carry_out_decision
from haat.orders.operations.claim_case import claim_case
from haat.orders.operations.move_case import add_entry, move_case
from haat.orders.queries.cases import left_to_refund, standing_of_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import STAFF


def decide_case(
    *,
    moderator_id: int,
    case_id: int,
    decision: str,
    amount_minor: int | None = None,
    borne_by: str = "seller",
    words: str,
    now: datetime,
) -> None:
    """A moderator decides, with reasons for both sides. Both may appeal first; the word on an appeal is final.

    `decision` is one of rules.cases.DECISIONS, `borne_by` "seller" or "platform". An attempt on one's own order is
    refused and stays in the audit log. Raises NotFound, NotNow, Claimed, OwnCase, SameModerator, InvalidInput.
    """
    case = case_to_judge(moderator_id, case_id, act=f"decide {decision[:10]}", now=now)
    require_turn(case, "decide", role=STAFF, now=now)
    if decision not in rules.decisions_for(standing_of_case(case)):
        raise InvalidInput(fields={"decision": _("Please choose one of the decisions.")})
    if borne_by not in ("seller", "platform"):
        raise InvalidInput(fields={"borne_by": _("Please say who bears it.")})
    words = checked_words(words)
    amount = checked_part(amount_minor, left_to_refund(case.order_id)) if decision == rules.PART else None
    with transaction.atomic():
        claim_case(moderator_id=moderator_id, case_id=case_id, now=now)
        _decide(case, moderator_id, (decision, amount, borne_by), words, now)


def _decide(case: Case, moderator_id: int, choice: tuple[str, int | None, str], words: str, now: datetime) -> None:
    decision, amount, borne_by = choice
    record(
        actor_id=moderator_id,
        action="orders.case_decided",
        subject=f"case:{case.pk}",
        now=now,
        decision=decision,
        amount_minor=amount,
        borne_by=borne_by,
        reasons=words,
    )
    columns: dict[str, Any] = {
        "decision": decision,
        "decision_minor": amount,
        "borne_by": borne_by,
        "decided_at": now,
        "decided_by_id": moderator_id,
    }
    if case.state == rules.MODERATING:
        move_case(
            case=case,
            to=rules.DECIDED,
            act=f"decided_{decision}",
            role=STAFF,
            actor_id=moderator_id,
            words=words,
            amount_minor=amount,
            fact=CaseDecided,
            now=now,
            **columns,
        )
        return
    for column, value in columns.items():
        setattr(case, column, value)
    Case.objects.filter(pk=case.pk).update(**columns)
    add_entry(
        case=case,
        act=f"final_{decision}",
        role=STAFF,
        actor_id=moderator_id,
        words=words,
        amount_minor=amount,
        fact=CaseDecided,
        now=now,
    )
    carry_out_decision(case=case, act="carried_out", actor_id=moderator_id, now=now)
