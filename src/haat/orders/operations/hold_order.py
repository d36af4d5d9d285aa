from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.events import publish
from haat.kernel.text import many_lines
from haat.orders import rules
from haat.orders.events import OrderHeld
from haat.orders.models import Order, OrderHold
from haat.orders.operations.take_step import NotYetPossible

LONGEST = 1000


@transaction.atomic
def hold_order(*, buyer_id: int, order_id: int, reason: str, now: datetime) -> bool:
    """ "Something is wrong": the clock stands still until an operator has looked. False when it stood still before.

    Raises NotFound, InvalidInput without words, NotYetPossible when nothing is on its way or to be looked over.
    """
    order = Order.objects.bought_by(buyer_id).select_for_update().one(order_id)
    reason = many_lines(reason)
    if not reason:
        raise InvalidInput(fields={"reason": _("Please write in a sentence or two what is wrong.")})
    if len(reason) > LONGEST:
        raise InvalidInput(
            fields={"reason": _("This is too long: at most %(longest)d characters.") % {"longest": LONGEST}}
        )
    if order.state not in (rules.SHIPPED, rules.DELIVERED):
        raise NotYetPossible
    # The order's row is locked: two presses make one hold.
    if OrderHold.objects.filter(order=order, closed_at__isnull=True).exists():
        return False
    hold = OrderHold.objects.create(order=order, opened_by_id=buyer_id, reason=reason, opened_at=now)
    publish(
        OrderHeld(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, hold_id=hold.pk, reason=reason)
    )
    return True
