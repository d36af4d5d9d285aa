from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import may_judge
from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound
from haat.kernel.events import publish
from haat.kernel.text import many_lines
from haat.risk.events import StrikeAppealAnswered
from haat.risk.models import OutcomeEntry, Strike, StrikeAppeal
from haat.risk.operations._strikes import lift


class PartOfIt(NotAllowed):
    """Whoever sold, bought or said how the parcel ended does not judge the appeal."""

    message = _("You had a part in this parcel. Another person has to answer the appeal.")


@transaction.atomic
def answer_strike_appeal(*, actor_id: int, appeal_id: int, answer: str, lifts: bool, now: datetime) -> None:
    """Answer an open appeal as somebody who had no part in it; `lifts` takes the strike back.

    Raises NotAllowed, PartOfIt, NotFound (no open appeal), InvalidInput with `answer`.
    """
    if not may_judge(actor_id):
        raise NotAllowed
    appeal = StrikeAppeal.objects.filter(pk=appeal_id).select_related("strike__cod_order").first()
    if appeal is None:
        raise NotFound
    strike = appeal.strike
    _require_no_part(actor_id, strike)
    words = many_lines(answer)
    if not words or len(words) > 2000:
        raise InvalidInput(
            fields={"answer": _("Please write an answer in 1 to 2,000 characters; the person reads it.")}
        )
    open_appeal = StrikeAppeal.objects.filter(pk=appeal_id, answered_at__isnull=True)
    if not open_appeal.update(answer=words, answered_by_id=actor_id, answered_at=now, lifted=lifts):
        raise NotFound
    publish(StrikeAppealAnswered(account_id=strike.account_id, strike_id=strike.pk, lifted=lifts))
    record(
        actor_id=actor_id,
        action="risk.appeal_answered",
        subject=f"account:{strike.account_id}",
        now=now,
        order=strike.cod_order.order_id,
        lifted=lifts,
    )
    if lifts:
        lift(strike=strike, actor_id=actor_id, reason=words, now=now)


def _require_no_part(actor_id: int, strike: Strike) -> None:
    order = strike.cod_order
    told = OutcomeEntry.objects.filter(cod_order=order, actor_id__isnull=False).values_list("actor_id", flat=True)
    if actor_id in {order.seller_id, order.buyer_id, *told}:
        raise PartOfIt
