from django.db import transaction
from django.db.models import Q

from haat.payments.models import Refund


@transaction.atomic
def forget_reasons(*, account_id: int) -> None:
    """Blank why money of what the account bought or sold went back, in whosever words. Again is harmless."""
    theirs = Q(payment__payer_id=account_id) | Q(payment__payee_id=account_id)
    Refund.objects.filter(theirs).exclude(reason="").update(reason="")
