from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import NotFound, Refusal
from haat.payments.models import Payment
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.types import BANK_TRANSFER


class NotATransfer(Refusal):
    message = _("This order is not paid by bank transfer.")


@transaction.atomic
def confirm_bank_transfer(*, actor_id: int, payment_id: int, now: datetime) -> bool:
    """The operator found the transfer on the account; False when that was said before.

    Raises NotFound, NotATransfer, and PaymentIsClosed when the order was cancelled before.
    """
    payment = Payment.objects.filter(pk=payment_id).first()
    if payment is None:
        raise NotFound
    if payment.method != BANK_TRANSFER:
        raise NotATransfer
    captured = capture_payment(actor_id=actor_id, order_id=payment.order_id, method=BANK_TRANSFER, now=now)
    if captured:
        record(
            actor_id=actor_id,
            action="payments.bank_transfer_confirmed",
            subject=f"order:{payment.order_id}",
            now=now,
            reference=payment.reference,
            amount_minor=payment.amount_minor,
        )
    return captured
