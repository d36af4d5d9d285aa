from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.text import many_lines
from haat.risk.models import Strike, StrikeAppeal


class AlreadyAppealed(Refusal):
    """One appeal a strike."""

    message = _("You have written to us about this parcel already. A person of this market reads it.")


class CountsNoLonger(Refusal):
    message = _("This strike counts no longer. There is nothing to appeal.")


@transaction.atomic
def appeal_strike(*, account_id: int, strike_id: int, text: str, now: datetime) -> int:
    """Say what was different about a parcel, once; the appeal's id.

    Raises NotFound for anybody else's strike, CountsNoLonger, AlreadyAppealed, InvalidInput with `text`.
    """
    strike = Strike.objects.filter(pk=strike_id, account_id=account_id).first()
    if strike is None:
        raise NotFound
    if strike.lifted_at is not None or strike.counts_until <= now:
        raise CountsNoLonger
    words = many_lines(text)
    if not words or len(words) > 2000:
        raise InvalidInput(fields={"text": _("Please write what you want us to know, in 1 to 2,000 characters.")})
    try:
        with transaction.atomic():
            appeal = StrikeAppeal.objects.create(strike=strike, text=words, appealed_at=now)
    except IntegrityError as twice:
        raise AlreadyAppealed from twice
    record(
        actor_id=account_id,
        action="risk.strike_appealed",
        subject=f"account:{account_id}",
        now=now,
        order=strike.cod_order.order_id,
    )
    return appeal.pk
