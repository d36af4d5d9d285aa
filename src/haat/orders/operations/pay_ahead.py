"""What happens when a buyer pays a deposit, or all of it, before an order that was to be paid at the door is sent.

1. The order is found through its buyer; it waits for a word, and this is one of the ways that clear it [COD-2].
2. A provider is asked outside of the transaction; if it is down, nothing has happened.
3. The choice is written by one conditional update: two windows choose once.
4. Part of the cash becomes a payment by the chosen method; a discount for paying all is borne by the seller.
5. The clock gives the money its days. When it is there, the order is confirmed (see confirm_order); store credit is
   there at once.
"""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.orders import rules
from haat.orders.models import Order
from haat.orders.operations._deadlines import pay_by
from haat.orders.operations.confirm_order import confirm_order
from haat.orders.operations.take_step import MovedOn, NotYetPossible
from haat.payments.operations.open_intent import open_intent
from haat.payments.operations.pay_before import pay_before
from haat.payments.queries import payments_of, why_not
from haat.payments.types import COD


def pay_ahead(
    *, buyer_id: int, order_id: int, way: Literal["deposit", "prepay_discount"], method: str, now: datetime
) -> bool:
    """Choose to pay before; False when that was chosen already. Not to be called inside a transaction.

    Raises NotFound, NotYetPossible, MovedOn, InvalidInput for the method, NotEnoughCredit, ProviderDown.
    """
    order = Order.objects.bought_by(buyer_id).one(order_id)
    if order.deposit_minor:
        return False
    chosen = next((each for each in order.clearing if each["kind"] == way), None)
    if order.state != rules.VERIFYING or chosen is None:
        raise NotYetPossible
    refused = why_not(method=method, buyer_id=buyer_id, cod_allowed=True, now=now)
    if method == COD or refused or method in {part.method for part in payments_of([order_id]).get(order_id, ())}:
        raise InvalidInput(fields={"method": refused or _("Please choose how you pay.")})
    intent = open_intent(
        payer_id=buyer_id,
        method=method,
        amount_minor=chosen["now_minor"],
        currency=order.currency,
        idempotency_key=f"order:{order_id}:{way}",
        now=now,
    )
    with transaction.atomic():
        _choose(order, now_minor=chosen["now_minor"], off_minor=_off(order, chosen), method=method, now=now)
        pay_before(
            order_id=order_id,
            method=method,
            amount_minor=chosen["now_minor"],
            off_minor=_off(order, chosen) + (order.cash_fee_minor if way == "prepay_discount" else 0),
            intent=intent,
            now=now,
        )
        confirm_order(actor_id=None, order_id=order_id, now=now)
    return True


def _off(order: Order, chosen: dict[str, int | str]) -> int:
    """What paying all before saves; nothing for a deposit."""
    return int(chosen["amount_minor"]) if chosen["kind"] == "prepay_discount" else 0


def _choose(order: Order, *, now_minor: int, off_minor: int, method: str, now: datetime) -> None:
    changes: dict[str, object] = {"deposit_minor": now_minor, "due_at": pay_by(now=now)}
    if off_minor:
        changes |= {"discount_minor": off_minor, "cash_fee_minor": 0, "method": method}
    if not Order.objects.filter(pk=order.pk, state=rules.VERIFYING, deposit_minor=0).update(**changes):
        raise MovedOn
