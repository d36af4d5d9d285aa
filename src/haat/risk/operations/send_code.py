"""What happens when a code is asked for.

1. The order is found through its buyer, with the number it goes to.
2. A code that is locked after wrong tries is not replaced before its time: a new one would open the lock.
3. Sending is counted by number and by buyer, a day each; one a minute.
4. A nonce is stored with the hash of the code that belongs to it; the code itself is kept by nobody.
5. A fact tells that it waits; a job sends it after the commit.
"""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound, Refusal, TooMany
from haat.kernel.events import publish
from haat.kernel.limits import spend
from haat.risk.events import CodeAsked
from haat.risk.models import CodOrder, OneTimeCode
from haat.risk.operations._locks import require_unlocked
from haat.risk.rules.codes import (
    AGAIN_AFTER,
    LIVES,
    PER_BUYER_A_DAY,
    PER_PHONE_A_DAY,
    TAP_LIVES,
    code_of,
    hash_of,
    hint,
)
from haat.risk.types import Sent


class NoNumber(Refusal):
    message = _("We have no phone number that a code could be sent to. Please choose another way.")


class AlreadyConfirmed(Refusal):
    message = _("This order is confirmed already. There is nothing more to do.")


@transaction.atomic
def send_code(*, order_id: int, buyer_id: int, now: datetime) -> Sent:
    """Send a fresh code, and a link that confirms with one tap, to the number of the order; former ones are over.

    Raises NotFound, NoNumber, AlreadyConfirmed, CodeLocked, and TooMany with when the next may be asked for.
    """
    order = CodOrder.objects.select_for_update().filter(order_id=order_id, buyer_id=buyer_id).first()
    if order is None:
        raise NotFound
    if not order.phone:
        raise NoNumber
    last = OneTimeCode.objects.filter(order_id=order_id).order_by("-pk").first()
    if last is not None:
        if last.spent_at is not None:
            raise AlreadyConfirmed
        require_unlocked(last, now=now)
        if now < last.asked_at + AGAIN_AFTER:
            raise TooMany(_("We have just sent one. Please wait a minute before you ask for the next."))
    spend(key=f"code:{order.phone_key}", at_most=PER_PHONE_A_DAY, per=timedelta(days=1), now=now)
    spend(key=f"code:buyer:{buyer_id}", at_most=PER_BUYER_A_DAY, per=timedelta(days=1), now=now)
    nonce = secrets.token_hex(16)
    code = OneTimeCode.objects.create(
        order_id=order_id,
        buyer_id=buyer_id,
        phone=order.phone,
        nonce=nonce,
        code_hash=hash_of(settings.SECRET_KEY, nonce, code_of(settings.SECRET_KEY, nonce)),
        asked_at=now,
        expires_at=now + LIVES,
        tap_until=now + TAP_LIVES,
    )
    publish(CodeAsked(account_id=buyer_id, order_id=order_id, code_id=code.pk))
    return Sent(phone_hint=hint(order.phone), expires_at=code.expires_at, again_at=now + AGAIN_AFTER)
