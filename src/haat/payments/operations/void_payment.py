from django.db import transaction

from haat.kernel.events import publish
from haat.payments.events import PaymentVoided
from haat.payments.models import Payment
from haat.payments.rules import OPEN, VOID


@transaction.atomic
def void_payment(*, order_id: int) -> bool:
    """Ask for the order's money no longer; False when nothing was open. What has come has to go back."""
    voided = bool(Payment.objects.filter(order_id=order_id, state__in=OPEN).update(state=VOID))
    if voided:
        with_provider = Payment.objects.filter(order_id=order_id, state=VOID).exclude(intent="")
        publish(
            *(
                PaymentVoided(payment_id=payment.pk, order_id=order_id, intent=payment.intent)
                for payment in with_provider
            )
        )
    return voided
