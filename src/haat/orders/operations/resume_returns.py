from contextlib import suppress
from datetime import datetime

from django.db import transaction

from haat.accounts.queries import who_keep_addresses
from haat.orders.models import Case
from haat.orders.operations._cases import CaseMovedOn
from haat.orders.operations.move_case import move_case
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


def resume_returns(*, now: datetime, most: int = 1000) -> int:
    """Returns whose sellers were asked for an address and keep one now: the buyers' days begin; how many."""
    waiting = Case.objects.filter(state=rules.ADDRESSING).select_related("order").order_by("due_at", "pk")[:most]
    told = who_keep_addresses({case.order.seller_id for case in waiting})
    return sum(resume_return(case=case, now=now) for case in waiting if case.order.seller_id in told)


def resume_return(*, case: Case, now: datetime) -> bool:
    """One of them; whether nobody was faster."""
    with suppress(CaseMovedOn), transaction.atomic():
        move_case(
            case=case,
            to=rules.RETURNING,
            act="address_given",
            role=SELLER,
            actor_id=case.order.seller_id,
            now=now,
        )
        return True
    return False
