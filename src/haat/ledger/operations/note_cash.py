from django.db import transaction
from django.db.models import F

from haat.ledger.models import Sale
from haat.ledger.operations.hold_sale import begin_sale


@transaction.atomic
def note_cash(*, order_id: int, seller_id: int, amount_minor: int, currency: str) -> bool:
    """Cash was paid at the door: it counts for what can be given back, and is booked when all is well [LED-6].

    False when it was noted before. An order has one handover of cash.
    """
    if begin_sale(
        order_id=order_id, seller_id=seller_id, currency=currency, gross_minor=amount_minor, cash_minor=amount_minor
    ):
        return True
    noted = Sale.objects.filter(order_id=order_id, cash_minor=0, released_at__isnull=True).update(
        gross_minor=F("gross_minor") + amount_minor, cash_minor=amount_minor
    )
    return bool(noted)
