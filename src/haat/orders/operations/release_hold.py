from datetime import datetime, timedelta

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.kernel.events import publish
from haat.orders.events import HoldReleased
from haat.orders.models import Order, OrderHold

# Nobody is surprised by a clock that ends while they read the answer.
AT_LEAST = timedelta(days=1)


@transaction.atomic
def release_hold(*, actor_id: int, hold_id: int, answer: str, now: datetime) -> bool:
    """The operator looked: the clock runs on with the time that was left, at least a day. False when it ran already.

    Raises NotFound.
    """
    hold = OrderHold.objects.filter(pk=hold_id).first()
    if hold is None:
        raise NotFound
    order = Order.objects.select_for_update().get(pk=hold.order_id)
    closed = OrderHold.objects.filter(pk=hold_id, closed_at__isnull=True).update(
        closed_at=now, closed_by_id=actor_id, answer=answer[:300]
    )
    if not closed:
        return False
    if order.due_at is not None:
        left = max(order.due_at - max(hold.opened_at, order.moved_at), AT_LEAST)
        Order.objects.filter(pk=order.pk).update(due_at=now + left)
    record(actor_id=actor_id, action="orders.hold_released", subject=f"order:{order.pk}", now=now, answer=answer[:300])
    publish(HoldReleased(order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, hold_id=hold.pk))
    return True
