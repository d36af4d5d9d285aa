"""Links that confirm with one tap: signed, so that nobody makes one; looked at before they are used."""

from datetime import datetime

from django.conf import settings
from django.core import signing

from haat.kernel.errors import NotFound
from haat.risk.models import CodOrder, OneTimeCode
from haat.risk.types import TapView

_SIGNER = signing.Signer(salt="haat.risk.tap")


def tap_token(code: OneTimeCode) -> str:
    """The token of a code's link."""
    return _SIGNER.sign(code.nonce).replace(":", ".")


def tap_url(code: OneTimeCode) -> str:
    """The whole address, as it stands in a message; the page asks before it confirms (see orders)."""
    return f"{settings.BASE_URL}/cod/{tap_token(code)}/"


def code_of_tap(token: str) -> OneTimeCode:
    """The code that a token belongs to. Raises NotFound when it was not signed here."""
    nonce, _dot, _signature = token.rpartition(".")
    try:
        signed = _SIGNER.unsign(token[::-1].replace(".", ":", 1)[::-1]) if nonce else ""
    except signing.BadSignature as error:
        raise NotFound from error
    found = OneTimeCode.objects.filter(nonce=signed).first()
    if found is None:
        raise NotFound
    return found


def tap_of(token: str, *, now: datetime) -> TapView:
    """What a link would confirm; looking changes nothing. Raises NotFound."""
    code = code_of_tap(token)
    order = CodOrder.objects.get(order_id=code.order_id)
    return TapView(
        order_id=order.order_id,
        buyer_id=order.buyer_id,
        amount_minor=order.amount_minor,
        currency=order.currency,
        expires_at=code.tap_until,
        state="spent" if code.spent_at else "open" if now < code.tap_until else "expired",
    )
