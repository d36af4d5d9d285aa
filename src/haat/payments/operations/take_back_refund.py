from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry, LedgerAccount
from haat.payments.models import Refund
from haat.payments.rules import BY_HAND, BY_PROVIDER
from haat.payments.types import BANK_TRANSFER


@transaction.atomic
def take_back_refund(*, provider_number: str, trouble: str, now: datetime) -> bool:
    """The payer's bank did not take a refund: the money is with us again, and somebody sends it by hand.

    False when nobody here knows the refund yet.
    """
    refund = Refund.objects.select_for_update().filter(provider_number=provider_number).first()
    if refund is None:
        return False
    if refund.route != BY_PROVIDER:
        return True
    payment = refund.payment
    refund.route, refund.sent_at, refund.trouble, refund.next_try_at = BY_HAND, None, trouble, None
    refund.save(update_fields=["route", "sent_at", "trouble", "next_try_at"])
    record_transaction(
        idempotency_key=f"refund:{refund.pk}:rerouted",
        kind="refund_rerouted",
        order_id=payment.order_id,
        entries=[
            Entry(LedgerAccount("received", payment.method), -refund.amount_minor, payment.currency),
            Entry(LedgerAccount("received", BANK_TRANSFER), refund.amount_minor, payment.currency),
        ],
        now=now,
    )
    record(actor_id=None, action="payments.refund_came_back", subject=f"refund:{refund.pk}", now=now, said=trouble)
    return True
