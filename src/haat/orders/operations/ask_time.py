from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.events import publish
from haat.kernel.text import one_line
from haat.orders import rules
from haat.orders.events import TimeAsked
from haat.orders.models import Order
from haat.orders.operations.take_step import NotYetPossible

LONGEST = 300


@transaction.atomic
def ask_time(*, seller_id: int, order_id: int, reason: str, now: datetime) -> bool:
    """The seller asks the buyer for three business days more, once, with a reason [ORD-2]. False when they had.

    Raises NotFound, InvalidInput without a reason, NotYetPossible when nothing is to be shipped.
    """
    order = Order.objects.sold_by(seller_id).one(order_id)
    reason = one_line(reason)
    if not reason:
        raise InvalidInput(fields={"reason": _("Please tell the buyer why.")})
    if len(reason) > LONGEST:
        raise InvalidInput(
            fields={"reason": _("This is too long: at most %(longest)d characters.") % {"longest": LONGEST}}
        )
    if order.time_asked_at is not None or order.extended_at is not None:
        return False
    waiting = Order.objects.filter(pk=order.pk, state__in=rules.TO_SHIP, time_asked_at__isnull=True)
    if not waiting.filter(extended_at__isnull=True).update(time_asked_at=now, time_reason=reason):
        raise NotYetPossible
    publish(TimeAsked(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, reason=reason))
    return True
