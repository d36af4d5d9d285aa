from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.ledger import rules
from haat.ledger.events import PayoutBegun
from haat.ledger.models import GuardedBalance, Payout, PayoutBatch, PayoutDestination
from haat.ledger.operations.record_transactions import record_all
from haat.ledger.policies import MINIMUM_PAYOUT
from haat.ledger.types import Entry, Transfer

LARGEST_BATCH = 5_000


@transaction.atomic
def run_payouts(*, actor_id: int | None, currency: str, now: datetime) -> int | None:
    """Put what sellers may take into a batch for the bank; its id, or None when nobody is due.

    A seller is due with at least the minimum payout and a destination that is not doubted; the rest carries over
    [LED-7]. Two runs at once never pay the same money: each balance is locked in the order of accounts and moved before
    the commit.
    """
    due = {
        int(row.account.split(":")[1]): row.balance_minor
        for row in GuardedBalance.objects.select_for_update()
        .filter(account__startswith="available:", currency=currency, balance_minor__gte=MINIMUM_PAYOUT.value())
        .order_by("account")[:LARGEST_BATCH]
    }
    places = PayoutDestination.objects.filter(
        account_id__in=due, provider="", replaced_at__isnull=True, doubted_at__isnull=True
    ).order_by("account_id")
    if not places:
        return None
    batch = PayoutBatch.objects.create(currency=currency, created_by_id=actor_id, created_at=now)
    payouts = [
        Payout(
            batch=batch,
            account_id=place.account_id,
            amount_minor=due[place.account_id],
            holder=place.holder,
            bank=place.bank,
            number=place.number,
        )
        for place in places
    ]
    Payout.objects.bulk_create(payouts)
    record_all(
        transfers=[
            Transfer(
                idempotency_key=f"payout:{batch.pk}:{payout.account_id}",
                kind=rules.PAYOUT,
                entries=[
                    Entry(rules.of_seller(rules.AVAILABLE, payout.account_id), -payout.amount_minor, currency),
                    Entry(rules.of_seller(rules.PAYING, payout.account_id), payout.amount_minor, currency),
                ],
                details={"batch": batch.pk},
            )
            for payout in payouts
        ],
        now=now,
    )
    record(
        actor_id=actor_id,
        action="ledger.payouts_run",
        subject=f"payout_batch:{batch.pk}",
        now=now,
        payouts=len(payouts),
        total_minor=sum(payout.amount_minor for payout in payouts),
        currency=currency,
    )
    publish(*(PayoutBegun(account_id=payout.account_id, batch_id=batch.pk) for payout in payouts))
    return batch.pk
