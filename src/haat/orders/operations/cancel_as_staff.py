from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.cancel_order import cancel
from haat.orders.operations.take_step import take_step


@transaction.atomic
def cancel_as_staff(*, actor_id: int, order_id: int, reason: str, now: datetime) -> bool:
    """The operator calls an order off, until it is accepted; the reason is told to both. False when it was cancelled.

    The caller has made sure that the actor may. Raises NotFound, InvalidInput, NotYetPossible, MovedOn.
    """
    reason = one_line(reason)
    if not reason:
        raise InvalidInput(fields={"reason": _("Please tell both sides why.")})
    order = Order.objects.one(order_id)
    if order.state == rules.DELIVERED:
        take_step(
            order=order, to=rules.DISPUTED, role=rules.STAFF, actor_id=actor_id, due_at=now, reason=reason, now=now
        )
    return cancel(order=order, role=rules.STAFF, actor_id=actor_id, reason=reason, now=now)
