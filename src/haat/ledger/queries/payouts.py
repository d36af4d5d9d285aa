"""Payouts, where they go, and what is kept back."""

from datetime import datetime

from django.db.models import Count, Q, Sum

from haat.kernel.errors import NotFound
from haat.ledger import policies
from haat.ledger.models import Payout, PayoutBatch, PayoutDestination, ReserveRule
from haat.ledger.queries.bank_files import batch_csv
from haat.ledger.types import BatchView, Destination, Payer, PayoutLine, ReserveRow, ReserveView


def payout_destination(account_id: int) -> Destination | None:
    """Where this seller is paid."""
    row = PayoutDestination.objects.filter(account_id=account_id, replaced_at__isnull=True).first()
    return Destination(row.holder, row.bank, row.number, doubted=row.doubted_at is not None) if row else None


def minimum_payout_minor() -> int:
    """Less than this waits for the next batch."""
    return policies.MINIMUM_PAYOUT.value()


def payout_batch(batch_id: int) -> BatchView:
    """A batch with its payouts. Raises NotFound."""
    batch = PayoutBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        raise NotFound
    lines = [
        PayoutLine(
            account_id=row.account_id,
            amount_minor=row.amount_minor,
            destination=Destination(row.holder, row.bank, row.number),
            id=row.pk,
            returned_at=row.returned_at,
            return_reason=row.return_reason,
        )
        for row in Payout.objects.filter(batch=batch).order_by("account_id")
    ]
    total = sum(line.amount_minor for line in lines)
    return BatchView(batch.pk, batch.currency, batch.created_at, batch.paid_at, total, lines)


def batches(limit: int = 50) -> list[tuple[BatchView, int, int]]:
    """The newest batches without their lines, each with how many payouts it has and how many came back."""
    rows = PayoutBatch.objects.annotate(
        total_minor=Sum("payouts__amount_minor"),
        payouts_count=Count("payouts"),
        returned=Count("payouts", filter=Q(payouts__returned_at__isnull=False)),
    ).order_by("-pk")[:limit]
    return [
        (
            BatchView(row.pk, row.currency, row.created_at, row.paid_at, row.total_minor or 0),
            row.payouts_count,
            row.returned,
        )
        for row in rows
    ]


def payout_file(batch_id: int) -> bytes:
    """The batch as CSV, as it would be handed out first. Raises NotFound."""
    return batch_csv(payout_batch(batch_id))


def payer() -> Payer:
    """The operator's own account, empty where nothing was said."""
    return Payer(policies.PAYER_NAME.value(), policies.PAYER_NUMBER.value(), policies.PAYER_BIC.value())


def reserve_of(seller_id: int, now: datetime) -> ReserveView:
    """What is kept back of this seller's sales now: their own decision, else what holds for everybody."""
    rule = ReserveRule.objects.filter(
        Q(until=None) | Q(until__gt=now), seller_id=seller_id, ended_at__isnull=True
    ).first()
    days = policies.RESERVE_DAYS.value()
    if rule:
        return ReserveView(rule.points, rule.reason, rule.until, days)
    return ReserveView(policies.STANDARD_RESERVE.value(), "", None, days)


def reserves(now: datetime, limit: int = 200) -> list[ReserveRow]:
    """The decisions about single sellers that hold now, newest first."""
    holding = ReserveRule.objects.filter(Q(until=None) | Q(until__gt=now), ended_at__isnull=True)
    return [_reserve(row) for row in holding.order_by("-pk")[:limit]]


def reserves_about(seller_id: int, limit: int = 20) -> list[ReserveRow]:
    """What was decided about one seller, newest first."""
    return [_reserve(row) for row in ReserveRule.objects.filter(seller_id=seller_id).order_by("-pk")[:limit]]


def _reserve(row: ReserveRule) -> ReserveRow:
    return ReserveRow(
        seller_id=row.seller_id,
        points=row.points,
        reason=row.reason,
        until=row.until,
        decided_by=row.decided_by_id,
        decided_at=row.decided_at,
        ended_at=row.ended_at,
    )
