from django.db import transaction

from haat.payments.models import Payment
from haat.payments.rules import OPEN, VOID


@transaction.atomic
def void_payment(*, order_id: int) -> bool:
    """Ask for the order's money no longer; False when nothing was open. What has come has to go back."""
    return bool(Payment.objects.filter(order_id=order_id, state__in=OPEN).update(state=VOID))
