from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.statements import store
from haat.ledger.operations.spend_wallet import spend_wallet
from haat.payments.models import Payment
from haat.payments.operations.capture_payment import book_captured
from haat.payments.rules import CAPTURED, METHODS
from haat.payments.types import WALLET, Due


@transaction.atomic(savepoint=False)
def begin_payments(*, payer_id: int, dues: Sequence[Due], intent: str = "", now: datetime) -> list[int]:
    """Ask for the money of a checkout's orders, each by one method or several; the payments' ids in that order.

    Called inside the orders' transaction. `intent` is what `open_intent` gave for the part that a provider takes.
    Store credit is spent at once. Raises InvalidInput for a method that does not exist, NotEnoughCredit.
    """
    if any(due.method not in METHODS for due in dues):
        raise InvalidInput(fields={"method": _("Please choose how you pay.")})
    payments = [
        Payment(
            order_id=due.order_id,
            payer_id=payer_id,
            payee_id=due.payee_id,
            method=due.method,
            state=METHODS[due.method].begins,
            amount_minor=due.amount_minor,
            captured_minor=due.amount_minor if METHODS[due.method].begins == CAPTURED else 0,
            captured_at=now if METHODS[due.method].begins == CAPTURED else None,
            currency=due.currency,
            reference=due.reference,
            intent=intent if METHODS[due.method].has_provider else "",
            begun_at=now,
        )
        for due in dues
    ]
    if payments:
        store(*payments)
    spent = [payment for payment in payments if payment.method == WALLET]
    for payment in spent:
        spend_wallet(
            account_id=payer_id,
            order_id=payment.order_id,
            amount_minor=payment.amount_minor,
            currency=payment.currency,
            key=f"order:{payment.order_id}",
            now=now,
        )
    if spent:
        book_captured(spent, actor_id=payer_id, now=now)
    return [payment.pk for payment in payments]
