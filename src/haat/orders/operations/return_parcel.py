"""What happens when a parcel that was not taken is back with its seller.

1. The order is returned; the thing goes back on sale if the seller says that it can.
2. What was paid before goes back. When it was the buyer's doing the seller keeps the shipping, by policy.
3. When it was the courier's or the seller's doing, everything goes back.
4. After the return clock the same happens without the seller's word, but the thing stays off the shelf.
"""

from datetime import datetime

from django.db import transaction

from haat.ledger.operations.release_sale import release_sale
from haat.ledger.types import Terms
from haat.listings.operations.release_reservation import release_reservation
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.place_orders import reservation_key
from haat.orders.operations.take_step import MovedOn, take_step
from haat.orders.policies import REFUSED_KEEPS
from haat.orders.rules import parcels
from haat.payments.operations.refund_order import refund_order
from haat.payments.queries import payments_of

_NO_COMMISSION = Terms(None, "", 0, 0, 0, 0, None)


@transaction.atomic
def return_parcel(*, seller_id: int, order_id: int, can_be_sold: bool, now: datetime) -> bool:
    """The parcel is back. False when that was said before. Raises NotFound, NotYetPossible, MovedOn."""
    order = Order.objects.sold_by(seller_id).one(order_id)
    return _back(order=order, role=rules.SELLER, actor_id=seller_id, can_be_sold=can_be_sold, now=now)


def return_silent(*, now: datetime, most: int = 200) -> int:
    """Parcels whose return clock ended count as back; how many. Each in its own transaction."""
    due = Order.objects.filter(state=rules.REFUSED, due_at__lte=now).order_by("due_at")
    return sum(_return_one(order_id, now) for order_id in list(due.values_list("pk", flat=True)[:most]))


@transaction.atomic
def _return_one(order_id: int, now: datetime) -> bool:
    order = Order.objects.filter(pk=order_id, state=rules.REFUSED, due_at__lte=now).first()
    if order is None:
        return False
    try:
        return _back(order=order, role=rules.CLOCK, actor_id=None, can_be_sold=False, now=now)
    except MovedOn:
        return False


def _back(*, order: Order, role: str, actor_id: int | None, can_be_sold: bool, now: datetime) -> bool:
    if not take_step(order=order, to=rules.RETURNED, role=role, actor_id=actor_id, now=now):
        return False
    if can_be_sold:
        for line in order.lines.filter(cancelled_at__isnull=True).order_by("variant_id"):
            release_reservation(reservation_key=reservation_key(order.checkout_id, line.variant_id), now=now)
    _settle(order, now)
    return True


def _settle(order: Order, now: datetime) -> None:
    came = sum(payment.captured_minor - payment.refunded_minor for payment in payments_of([order.pk]).get(order.pk, ()))
    kept = min(came, REFUSED_KEEPS.value() * order.shipping_minor) if _buyers_doing(order) else 0
    if came > kept:
        refund_order(
            order_id=order.pk,
            amount_minor=came - kept,
            refund_key=f"order:{order.pk}:refund",
            reason=rules.RETURNED,
            borne_by="seller",
            now=now,
        )
    if kept:
        release_sale(
            order_id=order.pk,
            seller_id=order.seller_id,
            item_minor=0,
            shipping_minor=kept,
            terms=_NO_COMMISSION,
            currency=order.currency,
            now=now,
        )


def _buyers_doing(order: Order) -> bool:
    reasons = list(order.attempts.order_by("number").values_list("reason", flat=True))
    return bool(reasons) and parcels.outcome_of(reasons) in ("refused", "unreachable")
