from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput
from haat.kernel.text import one_line
from haat.listings.operations.release_reservation import release_reservation
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations._way_back import charge_label, way_back_of
from haat.orders.operations.close_with_order import close_with_order
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import take_step
from haat.orders.rules.cases import REFUNDED
from haat.payments.operations.refund_order import refund_order
from haat.payments.operations.void_payment import void_payment
from haat.risk.operations.record_outcome import record_outcome


@transaction.atomic
def cancel_order(*, actor_id: int, order_id: int, reason: str, now: datetime) -> bool:
    """The buyer (before packing) or the seller (before shipping) calls it off. False when it was cancelled before.

    The things go back on sale, money that came goes back. A seller gives a reason. Raises NotFound, InvalidInput,
    NotYetPossible, MovedOn.
    """
    order = Order.objects.of_party(actor_id).one(order_id)
    role = order.role_of(actor_id)
    reason = one_line(reason)
    if role == rules.SELLER and not reason:
        raise InvalidInput(fields={"reason": _("Please tell the buyer why.")})
    if len(reason) > 300:
        raise InvalidInput(fields={"reason": _("This is too long: at most %(longest)d characters.") % {"longest": 300}})
    return cancel(order=order, role=role, actor_id=actor_id, reason=reason, now=now)


def cancel(*, order: Order, role: str, actor_id: int | None, reason: str, now: datetime) -> bool:
    """The step, the stock and the money, for whoever takes it; inside the caller's transaction."""
    was, case = order.state, None
    if not take_step(order=order, to=rules.CANCELLED, role=role, actor_id=actor_id, reason=reason, now=now):
        return False
    if was in rules.BEFORE_SHIPPING:
        for line in order.lines.filter(cancelled_at__isnull=True).order_by("variant_id"):
            release_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)
    if was == rules.DISPUTED:
        case = close_with_order(order=order, outcome=REFUNDED, act="called_off", role=role, actor_id=actor_id, now=now)
    void_payment(order_id=order.pk)
    record_outcome(order_id=order.pk, outcome="cancelled", actor_id=actor_id, now=now)
    refund_id = refund_order(
        order_id=order.pk,
        amount_minor=None,
        refund_key=f"order:{order.pk}:refund",
        reason=reason,
        way_back=way_back_of(case) if case else None,
        now=now,
    )
    if case is not None and refund_id is None:
        charge_label(case, now)
    if role == rules.STAFF:
        record(actor_id=actor_id, action="orders.order_cancelled", subject=f"order:{order.pk}", now=now, reason=reason)
    return True
