from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.risk.models import OneTimeCode, PhoneProof
from haat.risk.queries.keys import phone_key
from haat.risk.queries.taps import code_of_tap


class TapSpent(Refusal):
    """A link works once."""

    status = 410
    message = _("This link was used already. Your order page shows where it stands.")


class TapExpired(Refusal):
    status = 410
    message = _("This link is too old. Please open your order and ask for a new one.")


@transaction.atomic
def spend_tap(*, token: str, now: datetime) -> int:
    """Confirm by the link that was sent; the order's id. It works once, and until a newer one is sent.

    May be called inside the transaction that confirms the order. Raises NotFound, TapSpent, TapExpired.
    """
    code = code_of_tap(token)
    newer = OneTimeCode.objects.filter(order_id=code.order_id, pk__gt=code.pk)
    if now >= code.tap_until or (code.spent_at is None and newer.exists()):
        raise TapExpired
    if not OneTimeCode.objects.filter(pk=code.pk, spent_at__isnull=True).update(spent_at=now, spent_by="tap"):
        raise TapSpent
    if code.phone:
        PhoneProof.objects.get_or_create(
            account_id=code.buyer_id, phone_key=phone_key(code.phone), defaults={"proved_at": now}
        )
    return code.order_id
