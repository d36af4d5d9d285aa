"""Where the code of an order stands, for the order's page."""

from datetime import datetime

from django.conf import settings

from haat.accounts.queries import is_staff
from haat.risk import senders
from haat.risk.models import CodOrder, OneTimeCode
from haat.risk.rules.codes import AGAIN_AFTER, TRIES, code_of, hint
from haat.risk.types import CodeState


def code_state(*, viewer_id: int, order_id: int, now: datetime) -> CodeState:
    """For the buyer and for staff; an empty state for everybody else, and before a code was asked for."""
    order = CodOrder.objects.filter(order_id=order_id).only("buyer_id").first()
    staff = is_staff(viewer_id)
    if order is None or (viewer_id != order.buyer_id and not staff):
        return CodeState()
    code = OneTimeCode.objects.filter(order_id=order_id).order_by("-pk").first()
    if code is None:
        return CodeState()
    live = code.spent_at is None and now < code.expires_at and code.locked_until is None
    return CodeState(
        sent_at=code.sent_at or code.asked_at,
        failed=code.failed_at is not None,
        phone_hint=hint(code.phone),
        expires_at=code.expires_at,
        again_at=max(code.asked_at + AGAIN_AFTER, code.locked_until or code.asked_at),
        tries_left=TRIES - code.tries if live else 0,
        locked_until=code.locked_until if code.locked_until and now < code.locked_until else None,
        spent_at=code.spent_at,
        shown=code_of(settings.SECRET_KEY, code.nonce) if staff and live and senders.are_shown() else "",
    )
