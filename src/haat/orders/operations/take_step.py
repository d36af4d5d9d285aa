from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.kernel.events import publish
from haat.orders import events, rules
from haat.orders.models import Order, Transition

_FACTS: dict[str, type[events.OfOrder]] = {
    rules.VERIFYING: events.OrderVerifying,
    rules.CONFIRMED: events.OrderConfirmed,
    rules.PACKED: events.OrderPacked,
    rules.SHIPPED: events.OrderShipped,
    rules.DELIVERED: events.OrderDelivered,
    rules.ACCEPTED: events.OrderAccepted,
    rules.SETTLED: events.OrderSettled,
    rules.CANCELLED: events.OrderCancelled,
    rules.DISPUTED: events.OrderDisputed,
    rules.REFUSED: events.OrderRefused,
    rules.RETURNED: events.OrderReturned,
}
_WITH_REASON = frozenset({rules.CANCELLED, rules.DISPUTED, rules.REFUSED, rules.RETURNED})


class MovedOn(Refusal):
    """The order is no longer in the state the person saw."""

    message = _("This order has moved on in the meantime. Please look at where it stands now.")


class NotYetPossible(Refusal):
    """This role cannot take the step from where the order stands."""

    message = _("This cannot be done with the order where it stands now.")


@transaction.atomic
def take_step(
    *,
    order: Order,
    to: str,
    role: str,
    actor_id: int | None,
    due_at: datetime | None = None,
    reason: str = "",
    now: datetime,
    **columns: Any,
) -> bool:
    """Take `order` to the state `to`: one conditional update, one Transition, one fact. False when it is there already.

    `order` is changed to what was stored. Raises NotYetPossible when the role may not, MovedOn when somebody was
    faster with another step.
    """
    if order.state == to:
        return False
    if not rules.may(role, order.state, to):
        raise NotYetPossible
    changes = {"state": to, "due_at": due_at, "moved_at": now, **columns}
    if not Order.objects.filter(pk=order.pk, state=order.state).update(**changes):
        if Order.objects.filter(pk=order.pk, state=to).exists():
            return False
        raise MovedOn
    for column, value in changes.items():
        setattr(order, column, value)
    Transition.objects.create(order_id=order.pk, state=to, role=role, actor_id=actor_id, reason=reason[:300], at=now)
    told = {"reason": reason[:300]} if to in _WITH_REASON else {}
    publish(_FACTS[to](order_id=order.pk, buyer_id=order.buyer_id, seller_id=order.seller_id, **told))
    return True
