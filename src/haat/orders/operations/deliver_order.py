from datetime import datetime

from django.db import transaction

from haat.orders import rules
from haat.orders.models import Case, Order
from haat.orders.operations._deadlines import look_over_until
from haat.orders.operations.close_with_order import close_with_order
from haat.orders.operations.take_step import NotYetPossible, take_step
from haat.orders.rules.cases import ANSWERING, MODERATING, NOT_RECEIVED, WITHDRAWN
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.types import COD
from haat.risk.operations.record_outcome import record_outcome


@transaction.atomic
def deliver_order(*, actor_id: int, order_id: int, now: datetime) -> bool:
    """Buyer or seller says that the parcel arrived; the buyer's days to look it over begin [ORD-3].

    Cash on delivery counts as paid with it. Raises NotFound, NotYetPossible, MovedOn. False when it had arrived.
    """
    order = Order.objects.of_party(actor_id).one(order_id)
    if order.state == rules.PACKED:
        # What never left was not brought; a pick-up is proven by its code.
        raise NotYetPossible
    role = order.role_of(actor_id)
    if order.state == rules.DISPUTED:
        _close_missing(order, role=role, actor_id=actor_id, now=now)
    return deliver(order=order, role=role, actor_id=actor_id, now=now)


def _close_missing(order: Order, *, role: str, actor_id: int, now: datetime) -> None:
    """A parcel that was called missing came after all: its case is over, the days to look it over begin."""
    missing = Case.objects.open().filter(order=order, kind=NOT_RECEIVED, state__in=(ANSWERING, MODERATING)).exists()
    if role != rules.BUYER or not missing:
        raise NotYetPossible
    close_with_order(order=order, outcome=WITHDRAWN, act="arrived", role=role, actor_id=actor_id, now=now)


def deliver(*, order: Order, role: str, actor_id: int | None, now: datetime) -> bool:
    """The step itself, for whoever takes it; inside the caller's transaction."""
    delivered = take_step(
        order=order, to=rules.DELIVERED, role=role, actor_id=actor_id, due_at=look_over_until(now=now), now=now
    )
    if delivered and order.method == COD:
        capture_payment(actor_id=actor_id, order_id=order.pk, method=COD, now=now)
        record_outcome(order_id=order.pk, outcome="delivered", actor_id=actor_id, now=now)
    return delivered
