from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.confirm_order import confirm
from haat.orders.operations.take_step import NotYetPossible


@transaction.atomic
def confirm_as_staff(*, actor_id: int, order_id: int, reason: str, now: datetime) -> bool:
    """The operator spoke with the buyer of an order paid at the door and lets it be packed. False when it was before.

    The caller has made sure that the actor may. Raises NotFound, InvalidInput without a reason, NotYetPossible.
    """
    reason = one_line(reason)[:300]
    if not reason:
        raise InvalidInput(fields={"reason": _("Please write down how you know.")})
    order = Order.objects.one(order_id)
    if order.state == rules.CONFIRMED:
        return False
    if order.state != rules.VERIFYING:
        raise NotYetPossible
    confirmed = confirm(order=order, role=rules.STAFF, actor_id=actor_id, now=now)
    record(actor_id=actor_id, action="orders.order_confirmed", subject=f"order:{order_id}", now=now, reason=reason)
    return confirmed
