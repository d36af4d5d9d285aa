from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.events import publish
from haat.kernel.text import one_line
from haat.ledger import rules
from haat.ledger.events import PayoutReturned
from haat.ledger.models import Payout, PayoutBatch, PayoutDestination
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.types import Entry


class AlreadyReturned(Refusal):
    """The payout was taken back before."""

    message = _("This payout is marked as returned already.")


@transaction.atomic
def return_payout(*, actor_id: int, payout_id: int, reason: str, now: datetime) -> int:
    """The bank sent a payout back: its money is the seller's to take again, and the destination is doubted.

    Nothing goes out to that seller until they say anew where. Raises NotFound, AlreadyReturned, InvalidInput.
    """
    reason = one_line(reason)
    if not 1 <= len(reason) <= 200:
        raise InvalidInput(fields={"reason": _("Please write what the bank said, at most 200 characters.")})
    payout = Payout.objects.filter(pk=payout_id).first()
    if payout is None:
        raise NotFound
    # The batch is marked as paid before this, or later and then only with what did not come back.
    batch = PayoutBatch.objects.select_for_update().get(pk=payout.batch_id)
    if not Payout.objects.filter(pk=payout_id, returned_at__isnull=True).update(returned_at=now, return_reason=reason):
        raise AlreadyReturned
    left, currency = rules.PAID_OUT if batch.paid_at else rules.PAYING, batch.currency
    booked = record_transaction(
        idempotency_key=f"payout:{payout.batch_id}:{payout.account_id}:returned",
        kind=rules.PAYOUT_RETURNED,
        entries=[
            Entry(rules.of_seller(left, payout.account_id), -payout.amount_minor, currency),
            Entry(rules.of_seller(rules.AVAILABLE, payout.account_id), payout.amount_minor, currency),
        ],
        details={"batch": payout.batch_id, "reason": reason},
        now=now,
    )
    PayoutDestination.objects.filter(
        account_id=payout.account_id, number=payout.number, replaced_at__isnull=True, doubted_at__isnull=True
    ).update(doubted_at=now)
    record(
        actor_id=actor_id,
        action="ledger.payout_returned",
        subject=f"payout:{payout_id}",
        now=now,
        reason=reason,
        amount_minor=payout.amount_minor,
    )
    publish(
        PayoutReturned(
            account_id=payout.account_id,
            batch_id=payout.batch_id,
            amount_minor=payout.amount_minor,
            currency=currency,
            reason=reason,
        )
    )
    return booked
