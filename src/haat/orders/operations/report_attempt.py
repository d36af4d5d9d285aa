"""What happens when a courier stood at the door in vain [COD-6].

1. The order's row is locked: attempts are counted one after the other, and one day counts once.
2. Refused, damaged or the wrong thing: nobody comes again. Otherwise the courier comes until the last attempt.
3. The last attempt takes the order to refused; cash is no longer asked for, and the return clock runs.
4. Whose doing it was is told to the risk of the next parcel: a courier's or seller's fault is not the buyer's.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.events import publish
from haat.kernel.text import one_line
from haat.orders import rules
from haat.orders.events import DeliveryAttempted
from haat.orders.models import DeliveryAttempt, Order
from haat.orders.operations._deadlines import back_by
from haat.orders.operations.take_step import NotYetPossible, take_step
from haat.orders.policies import MOST_ATTEMPTS
from haat.orders.rules import parcels
from haat.payments.operations.void_payment import void_payment
from haat.risk.operations.record_outcome import record_outcome

# A courier comes once a day; what is said twice within this time is one attempt.
ONCE_IN = timedelta(hours=8)


@transaction.atomic
def report_attempt(*, seller_id: int, order_id: int, reason: str, note: str = "", now: datetime) -> bool:
    """The seller says what the courier told them. False when it was said before.

    Raises NotFound, InvalidInput without a reason of the list, NotYetPossible when nothing is on its way.
    """
    order = Order.objects.sold_by(seller_id).select_for_update().one(order_id)
    note = one_line(note)
    if reason not in parcels.AT_THE_DOOR:
        raise InvalidInput(fields={"reason": _("Please choose what happened at the door.")})
    if len(note) > 200:
        raise InvalidInput(fields={"note": _("This is too long: at most %(longest)d characters.") % {"longest": 200}})
    return attempt(order=order, role=rules.SELLER, actor_id=seller_id, reason=reason, note=note, now=now)


def attempt(*, order: Order, role: str, actor_id: int, reason: str, note: str, now: datetime) -> bool:
    """Note the attempt for whoever tells it; `order` is locked by the caller, inside its transaction."""
    before = list(order.attempts.order_by("number"))
    if before and now - before[-1].at < ONCE_IN:
        return False
    if order.state != rules.SHIPPED:
        raise NotYetPossible
    made = DeliveryAttempt.objects.create(
        order=order, number=len(before) + 1, reason=reason, note=note, role=role, reported_by_id=actor_id, at=now
    )
    back = parcels.goes_back(reason=reason, attempt=made.number, most=MOST_ATTEMPTS.value())
    publish(
        DeliveryAttempted(
            order_id=order.pk,
            buyer_id=order.buyer_id,
            seller_id=order.seller_id,
            attempt=made.number,
            reason=reason,
            again=not back,
        )
    )
    if back:
        turn_round(order, role=role, actor_id=actor_id, reason=reason, now=now)
    return True


def turn_round(order: Order, *, role: str, actor_id: int, reason: str, now: datetime) -> None:
    """The parcel goes back to its seller; inside the caller's transaction."""
    take_step(
        order=order, to=rules.REFUSED, role=role, actor_id=actor_id, reason=reason, due_at=back_by(now=now), now=now
    )
    void_payment(order_id=order.pk)
    told = list(order.attempts.order_by("number").values_list("reason", "note")) or [(reason, "")]
    record_outcome(
        order_id=order.pk,
        outcome=parcels.outcome_of([each for each, _note in told]),
        at_door_reason=told[-1][1],
        actor_id=actor_id,
        now=now,
    )
