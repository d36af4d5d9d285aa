from django.db import transaction

from haat.payments.models import Payment
from haat.payments.rules import OPEN, VOID


@transaction.atomic
def void_payment(*, order_id: int) -> bool:
    """Ask for the money no longer; False when it has already come (then it has to go back)."""
    return bool(Payment.objects.filter(order_id=order_id, state__in=OPEN).update(state=VOID))
