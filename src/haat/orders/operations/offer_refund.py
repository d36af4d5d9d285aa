from datetime import datetime

from django.db import transaction

from haat.orders.events import CaseAnswered
from haat.orders.operations._cases import case_for, checked_part, checked_words, require_turn
from haat.orders.operations.move_case import move_case
from haat.orders.queries.cases import left_to_refund
from haat.orders.rules import cases as rules
from haat.orders.rules.states import SELLER


@transaction.atomic
def offer_refund(*, seller_id: int, case_id: int, amount_minor: int, words: str = "", now: datetime) -> None:
    """The seller offers a part of the money; the buyer keeps the thing if they take it.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "offer", role=SELLER, now=now)
    move_case(
        case=case,
        to=rules.OFFERED,
        act="offered",
        role=SELLER,
        actor_id=seller_id,
        words=checked_words(words, needed=False),
        amount_minor=checked_part(amount_minor, left_to_refund(case.order_id)),
        fact=CaseAnswered,
        offer_minor=amount_minor,
        now=now,
    )
