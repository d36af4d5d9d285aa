"""What happens when a buyer gives their word for an order paid at the door [COD-2].

1. The order is found through its buyer; what clears it was decided when it was placed, and is on its page.
2. A code is spent before anything else and by itself, so that a wrong try counts whatever follows.
3. A link from the message is spent in the same transaction as the step.
4. The order is confirmed: the seller's days to ship begin. Twice is once.
"""

from datetime import datetime
from typing import Literal

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations.confirm_order import confirm
from haat.orders.operations.take_step import NotYetPossible
from haat.risk.operations.spend_code import spend_code
from haat.risk.operations.spend_tap import spend_tap


def clear_verification(*, buyer_id: int, order_id: int, how: Literal["tap", "code"], code: str, now: datetime) -> bool:
    """Confirm by the code that was sent, or by the token of the link (`how` "tap"); False when it was before.

    Not to be called inside a transaction. Raises NotFound, NotYetPossible, WrongCode with how many tries are left,
    CodeLocked with until when, CodeExpired, TapSpent, TapExpired.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.state == rules.CONFIRMED:
        return False
    if order.state != rules.VERIFYING or how not in {way["kind"] for way in order.clearing}:
        raise NotYetPossible
    if how == "code":
        spend_code(order_id=order_id, buyer_id=buyer_id, code=code, now=now)
    with transaction.atomic():
        if how == "tap" and spend_tap(token=code, now=now) != order_id:
            raise NotFound
        return confirm(order=order, role=rules.BUYER, actor_id=buyer_id, now=now)


@transaction.atomic
def clear_by_link(*, token: str, now: datetime) -> int:
    """The link was opened on the phone it was sent to, by whomever: that is the proof; the order's id.

    Raises NotFound, TapSpent, TapExpired, NotYetPossible when the order does not wait any more.
    """
    order = Order.objects.one(spend_tap(token=token, now=now))
    if order.state != rules.CONFIRMED:
        confirm(order=order, role=rules.BUYER, actor_id=order.buyer_id, now=now)
    return order.pk
