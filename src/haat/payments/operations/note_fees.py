from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from haat.kernel.money import split_largest_remainder
from haat.ledger.operations.record_cost import record_cost
from haat.payments.models import Payment
from haat.payments.rules import CAPTURED, REFUNDED
from haat.payments.types import STRIPE, Settled


def note_fees(*, settled: Sequence[Settled], now: datetime) -> int:
    """What the provider kept of each charge goes into the books and to the orders' payments, once; how many."""
    charges = {row.reference.removeprefix("charge:"): row for row in settled if row.reference.startswith("charge:")}
    return sum(_note(intent, row, now) for intent, row in sorted(charges.items()) if row.fee_minor > 0)


@transaction.atomic
def _note(intent: str, row: Settled, now: datetime) -> bool:
    payments = list(
        Payment.objects.select_for_update()
        .filter(intent=intent, state__in=(CAPTURED, REFUNDED), fee_minor=0, amount_minor__gt=0)
        .order_by("pk")
    )
    if not payments:
        return False
    shares = split_largest_remainder(row.fee_minor, [payment.amount_minor for payment in payments])
    for payment, share in zip(payments, shares, strict=True):
        Payment.objects.filter(pk=payment.pk).update(fee_minor=share)
    record_cost(
        kind="gateway_fees",
        provider=STRIPE,
        amount_minor=row.fee_minor,
        currency=row.currency,
        key=intent,
        now=now,
    )
    return True
