from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.statements import store
from haat.payments.models import Payment
from haat.payments.rules import METHODS
from haat.payments.types import Due


@transaction.atomic(savepoint=False)
def begin_payment(*, payer_id: int, method: str, due: Due, now: datetime) -> int:
    """Ask for the money of one order; the payment's id. One order has one payment.

    Raises InvalidInput for a method that does not exist.
    """
    if method not in METHODS:
        raise InvalidInput(fields={"method": _("Please choose how you pay.")})
    payment = Payment(
        order_id=due.order_id,
        payer_id=payer_id,
        payee_id=due.payee_id,
        method=method,
        state=METHODS[method].authorise(due.item_minor + due.shipping_minor),
        item_minor=due.item_minor,
        shipping_minor=due.shipping_minor,
        currency=due.currency,
        reference=due.reference,
        begun_at=now,
    )
    store(payment)
    return payment.pk
