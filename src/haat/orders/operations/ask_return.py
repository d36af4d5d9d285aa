from datetime import datetime

from django.db import transaction

from haat.orders.events import CaseAnswered
from haat.orders.operations._cases import case_for, checked_words, require_turn
from haat.orders.operations.begin_return import begin_return
from haat.orders.rules.states import SELLER


@transaction.atomic
def ask_return(*, seller_id: int, case_id: int, words: str = "", now: datetime) -> None:
    """The seller refunds everything once the thing is back; who keeps no address is asked for it then.

    Raises NotFound, NotNow, TimeIsOver, InvalidInput, CaseMovedOn.
    """
    case = case_for(seller_id, case_id, role=SELLER)
    require_turn(case, "ask_return", role=SELLER, now=now)
    begin_return(
        case=case,
        act="return_asked",
        role=SELLER,
        actor_id=seller_id,
        words=checked_words(words, needed=False),
        fact=CaseAnswered,
        now=now,
    )
