"""What happens when a code is typed.

1. The newest code of the order is found through its buyer; an older one no longer counts.
2. A try is taken first, by one conditional update in a transaction of its own: a guess that is undone by whoever
   called would be a guess for nothing, and a million of them would open every order.
3. The fifth wrong try locks the order for half an hour; the person is told until when.
4. A right code is spent, and the number is now known to be read by this buyer.
5. The same right code again passes again: the caller may have failed between this and its own step.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Case, DateTimeField, F, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from haat.kernel.errors import NotFound, Refusal
from haat.risk.models import OneTimeCode, PhoneProof
from haat.risk.operations._locks import CodeLocked, require_unlocked
from haat.risk.queries.keys import phone_key
from haat.risk.rules.codes import LOCKED_FOR, TRIES, hash_of, same, typed_code


class WrongCode(Refusal):
    """Not this code; `left` tries remain."""

    status = 422

    def __init__(self, left: int) -> None:
        self.left = left
        words = ngettext(
            "This is not the code. You have %(left)s more try.",
            "This is not the code. You have %(left)s more tries.",
            left,
        ) % {"left": left}
        super().__init__(words, fields={"code": words})


class CodeExpired(Refusal):
    status = 422
    message = _("This code is too old. Please ask for a new one.")

    def __init__(self) -> None:
        super().__init__(fields={"code": self.message})


def spend_code(*, order_id: int, buyer_id: int, code: str, now: datetime) -> None:
    """Accept the code that was sent for an order. Not to be called inside a transaction (a wrong try must be kept).

    Raises NotFound, WrongCode (with how many tries are left), CodeExpired, CodeLocked (with until when).
    """
    newest = OneTimeCode.objects.filter(order_id=order_id, buyer_id=buyer_id).order_by("-pk").first()
    if newest is None:
        raise NotFound
    require_unlocked(newest, now=now)
    right = same(newest.code_hash, hash_of(settings.SECRET_KEY, newest.nonce, typed_code(code)))
    if newest.spent_at is not None:
        if right:
            return
        raise CodeExpired
    if now >= newest.expires_at or newest.locked_until is not None:
        raise CodeExpired
    tried = _take_try(newest.pk, right=right, now=now)
    if tried is None:
        require_unlocked(OneTimeCode.objects.get(pk=newest.pk), now=now)
        raise CodeExpired
    if right:
        return
    if tried >= TRIES:
        raise CodeLocked(now + LOCKED_FOR)
    raise WrongCode(TRIES - tried)


@transaction.atomic(durable=True)
def _take_try(code_id: int, *, right: bool, now: datetime) -> int | None:
    """Count one try and, when it is right, spend the code; the tries so far, None when somebody else took the last."""
    open_codes = OneTimeCode.objects.filter(pk=code_id, spent_at__isnull=True, locked_until__isnull=True)
    if right:
        taken = open_codes.update(spent_at=now, spent_by="code")
    else:
        last = When(tries__gte=TRIES - 1, then=Value(now + LOCKED_FOR))
        taken = open_codes.update(
            tries=F("tries") + 1, locked_until=Case(last, default=Value(None, output_field=DateTimeField()))
        )
    if not taken:
        return None
    row = OneTimeCode.objects.get(pk=code_id)
    if right and row.phone:
        PhoneProof.objects.get_or_create(
            account_id=row.buyer_id, phone_key=phone_key(row.phone), defaults={"proved_at": now}
        )
    return row.tries
