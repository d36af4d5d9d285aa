from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import NotFound, Refusal
from haat.kernel.events import publish
from haat.ledger import rules
from haat.ledger.events import PaidOut
from haat.ledger.models import PayoutBatch
from haat.ledger.operations.record_transactions import record_all
from haat.ledger.types import Entry, Transfer


class AlreadyPaid(Refusal):
    """The batch was marked paid before."""

    message = _("This batch is marked as paid already.")


@transaction.atomic
def mark_batch_paid(*, actor_id: int, batch_id: int, now: datetime) -> None:
    """The bank carried out a batch: its money has left. Raises NotFound, AlreadyPaid."""
    claimed = PayoutBatch.objects.filter(pk=batch_id, paid_at__isnull=True).update(paid_at=now, paid_by_id=actor_id)
    if not claimed:
        raise AlreadyPaid if PayoutBatch.objects.filter(pk=batch_id).exists() else NotFound
    batch = PayoutBatch.objects.get(pk=batch_id)
    payouts = list(batch.payouts.filter(returned_at__isnull=True).order_by("account_id"))
    record_all(
        transfers=[
            Transfer(
                idempotency_key=f"payout:{batch_id}:{payout.account_id}:paid",
                kind=rules.PAYOUT_PAID,
                entries=[
                    Entry(rules.of_seller(rules.PAYING, payout.account_id), -payout.amount_minor, batch.currency),
                    Entry(rules.of_seller(rules.PAID_OUT, payout.account_id), payout.amount_minor, batch.currency),
                ],
                details={"batch": batch_id},
            )
            for payout in payouts
        ],
        now=now,
    )
    record(actor_id=actor_id, action="ledger.batch_paid", subject=f"payout_batch:{batch_id}", now=now)
    publish(
        *(
            PaidOut(
                account_id=payout.account_id,
                batch_id=batch_id,
                amount_minor=payout.amount_minor,
                currency=batch.currency,
            )
            for payout in payouts
        )
    )
