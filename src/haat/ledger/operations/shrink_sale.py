from django.db import transaction
from django.db.models import F

from haat.ledger.models import Sale


@transaction.atomic
def shrink_sale(*, order_id: int, amount_minor: int) -> bool:
    """A thing of a sale was called off and its money given back: the sale is smaller by it, commission and all.

    Called in the transaction of the refund, once for each; False when the sale was released meanwhile.
    """
    return bool(
        Sale.objects.filter(order_id=order_id, released_at__isnull=True, refunded_minor__gte=amount_minor).update(
            gross_minor=F("gross_minor") - amount_minor, refunded_minor=F("refunded_minor") - amount_minor
        )
    )
