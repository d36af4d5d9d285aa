from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from haat.kernel.events import publish
from haat.orders.events import CaseMoved, OfCase
from haat.orders.models import Case, CaseEntry, Order
from haat.orders.operations._cases import CaseMovedOn, clock_of
from haat.orders.rules import cases as rules
from haat.orders.rules.states import DISPUTED

# Whoever waits for a moderator waits for any of them, and a new round begins without the last one's words.
_FRESH_ROUND: dict[str, Any] = {
    "claimed_by_id": None,
    "claimed_at": None,
}
_FRESH_DECISION: dict[str, Any] = {
    "decision": "",
    "decision_minor": None,
    "borne_by": "seller",
    "decided_at": None,
    "decided_by_id": None,
    "appealed_by_id": None,
    "appealed_at": None,
    "buyer_waived_at": None,
    "seller_waived_at": None,
}


@transaction.atomic
def move_case(
    *,
    case: Case,
    to: str,
    act: str,
    role: str,
    actor_id: int | None,
    now: datetime,
    words: str = "",
    photo_ids: Sequence[int] = (),
    amount_minor: int | None = None,
    fact: type[OfCase] = CaseMoved,
    told: dict[str, Any] | None = None,
    **columns: Any,
) -> int:
    """Take a case to the state `to`: one conditional update, one entry, one fact; the entry's id.

    The clock of the new state begins, and the order's clock is the same one. `case` is changed to what was stored.
    Raises CaseMovedOn when somebody was faster.
    """
    fresh = dict(_FRESH_ROUND) if to in rules.QUEUE else {}
    if to == rules.MODERATING:
        fresh |= _FRESH_DECISION
    changes = {"state": to, "due_at": clock_of(to, now), "moved_at": now, **fresh, **columns}
    same = Case.objects.filter(pk=case.pk, state=case.state, moved_at=case.moved_at, due_at=case.due_at)
    if not same.update(**changes):
        raise CaseMovedOn
    for column, value in changes.items():
        setattr(case, column, value)
    if case.due_at is not None:
        Order.objects.filter(pk=case.order_id, state=DISPUTED).update(due_at=case.due_at)
    return add_entry(
        case=case,
        act=act,
        role=role,
        actor_id=actor_id,
        now=now,
        words=words,
        photo_ids=photo_ids,
        amount_minor=amount_minor,
        fact=fact,
        told=told,
    )


def add_entry(
    *,
    case: Case,
    act: str,
    role: str,
    actor_id: int | None,
    now: datetime,
    words: str = "",
    photo_ids: Sequence[int] = (),
    amount_minor: int | None = None,
    fact: type[OfCase] = CaseMoved,
    told: dict[str, Any] | None = None,
) -> int:
    """A line of the timeline, and the fact that says so; inside the caller's transaction."""
    entry = CaseEntry.objects.create(
        case=case,
        act=act,
        role=role,
        actor_id=actor_id,
        words=words,
        photo_ids=list(photo_ids),
        amount_minor=amount_minor,
        state=case.state,
        due_at=case.due_at,
        at=now,
    )
    order = case.order
    publish(
        fact(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, **entry.as_fact(), **(told or {}))
    )
    return entry.pk
