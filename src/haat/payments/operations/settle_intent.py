"""What a provider says about an intent becomes true for the orders that it pays for.

1. Money that came is captured for every order that still waits for it; the same news again finds none waiting.
2. An order that was called off meanwhile gives its part back at once, the way it came.
3. More than the orders ask for is the payer's store credit; less, or another currency, is taken for nothing: it is
   written down, and the daily comparison with the provider makes it a case.
4. A card that was declined is told; the payment waits on, since the payer may try another.
"""

from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.ledger.operations.credit_wallet import credit_wallet
from haat.payments.events import PaymentFailed
from haat.payments.models import Payment
from haat.payments.operations.capture_payment import book_captured
from haat.payments.operations.refund_order import refund_order
from haat.payments.rules import AWAITING, VOID
from haat.payments.types import Intent


@transaction.atomic
def settle_intent(*, intent: Intent, now: datetime) -> bool:
    """Whether anybody here knows the intent; a caller that is too early asks again."""
    payments = list(Payment.objects.select_for_update().filter(intent=intent.number).order_by("pk"))
    if not payments:
        return False
    if intent.state == "succeeded":
        _came(intent, payments, now)
    elif intent.trouble:
        publish(
            *(
                PaymentFailed(payment_id=payment.pk, order_id=payment.order_id, reason=intent.trouble)
                for payment in payments
                if payment.state == AWAITING
            )
        )
    return True


def _came(intent: Intent, payments: list[Payment], now: datetime) -> None:
    asked = sum(payment.amount_minor for payment in payments)
    if intent.currency != payments[0].currency or intent.amount_minor < asked:
        record(
            actor_id=None,
            action="payments.intent_does_not_fit",
            subject=f"intent:{intent.number}",
            now=now,
            asked_minor=asked,
            came_minor=intent.amount_minor,
            currency=intent.currency,
        )
        return
    late = {payment.order_id for payment in payments if payment.state == VOID}
    captured = Payment.objects.capture_intent(intent.number, (AWAITING, VOID), now=now)
    if not captured:
        return
    book_captured(captured, actor_id=None, now=now)
    for order_id in sorted(late):
        refund_order(
            order_id=order_id,
            amount_minor=None,
            refund_key=f"late:{intent.number}:{order_id}",
            reason="cancelled",
            costs_by="platform",
            now=now,
        )
    if surplus := intent.amount_minor - asked:
        credit_wallet(
            account_id=payments[0].payer_id,
            amount_minor=surplus,
            currency=intent.currency,
            key=f"surplus:{intent.number}",
            memo=payments[0].reference,
            paid_by=payments[0].method,
            now=now,
        )
