from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.payments.models import Payment
from haat.payments.operations.begin_payments import begin_payments
from haat.payments.rules import ON_DELIVERY, VOID
from haat.payments.types import COD, Due


class NothingAtTheDoor(Refusal):
    """Less is to be paid at the door than was to be paid before."""

    message = _("This order is paid another way already. Please look at where it stands now.")


@transaction.atomic
def pay_before(
    *, order_id: int, method: str, amount_minor: int, off_minor: int = 0, intent: str = "", now: datetime
) -> int:
    """Pay a part of the cash of an order before it is sent, or all of it, by another method; the payment's id.

    `off_minor` of the cash is asked for no longer: a discount. Called in the transaction that changes the order.
    Raises NothingAtTheDoor, NotEnoughCredit.
    """
    cash = next((each for each in Payment.objects.locked_of(order_id) if each.method == COD), None)
    left = cash.amount_minor - amount_minor - off_minor if cash else -1
    if cash is None or cash.state != ON_DELIVERY or left < 0:
        raise NothingAtTheDoor
    Payment.objects.filter(pk=cash.pk).update(amount_minor=left, state=ON_DELIVERY if left else VOID)
    due = Due(order_id, cash.payee_id, method, amount_minor, cash.currency, cash.reference)
    return begin_payments(payer_id=cash.payer_id, dues=[due], intent=intent, now=now)[0]
