"""What is kept about a buyer's parcels, in words they can check."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from haat.risk import policies
from haat.risk.models import CodOrder, Strike
from haat.risk.queries.refusing import off_until
from haat.risk.queries.sharing import shared_about
from haat.risk.queries.words import OUTCOME_WORDS
from haat.risk.types import DELIVERED, LOST, CodRecord, ParcelView, StrikeView

_SHOWN = 30


def record_of(account_id: int, *, now: datetime) -> CodRecord:
    """The person's own record of the last two years: how parcels ended, strikes, until when cash is off."""
    orders = CodOrder.objects.filter(buyer_id=account_id, placed_at__gt=now - timedelta(days=730))
    counts = orders.aggregate(
        taken=Count("pk", filter=Q(outcome=DELIVERED)),
        lost=Count("pk", filter=Q(outcome__in=LOST)),
        others=Count("pk", filter=Q(outcome__in=("courier_fault", "seller_fault"))),
        open=Count("pk", filter=Q(outcome="")),
    )
    return CodRecord(
        taken=counts["taken"],
        lost=counts["lost"],
        not_theirs=counts["others"],
        under_way=counts["open"],
        parcels=tuple(
            ParcelView(
                row.order_id,
                row.amount_minor,
                row.currency,
                row.placed_at,
                row.outcome,
                OUTCOME_WORDS[row.outcome],
                row.ended_at,
            )
            for row in orders.exclude(outcome="").order_by("-ended_at", "-pk")[:_SHOWN]
        ),
        strikes=tuple(strikes_of(account_id)),
        strikes_allowed=policies.STRIKES.value(),
        strike_days=policies.STRIKE_DAYS.value(),
        off_until=off_until(account_id, now=now),
        now=now,
        shared=tuple(shared_about(account_id, now=now)),
    )


def strikes_of(account_id: int) -> list[StrikeView]:
    """Every strike with its appeal, newest first."""
    rows = Strike.objects.filter(account_id=account_id).select_related("cod_order", "appeal", "appeal__answered_by")
    return [_strike(row) for row in rows.order_by("-given_at", "-pk")[:100]]


def export_of(account_id: int) -> dict[str, Any]:
    """Everything that is kept about the person's parcels."""
    return {
        "orders": list(
            CodOrder.objects.filter(buyer_id=account_id)
            .order_by("pk")
            .values(
                "order_id",
                "amount_minor",
                "currency",
                "phone",
                "area",
                "placed_at",
                "probability",
                "tier",
                "handled_as",
                "model",
                "features",
                "reasons",
                "outcome",
                "at_door_reason",
                "ended_at",
            )
        ),
        "strikes": list(
            Strike.objects.filter(account_id=account_id)
            .order_by("pk")
            .values(
                "cod_order__order_id",
                "outcome",
                "given_at",
                "counts_until",
                "lifted_at",
                "appeal__text",
                "appeal__answer",
            )
        ),
    }


def _strike(row: Strike) -> StrikeView:
    appeal = getattr(row, "appeal", None)
    return StrikeView(
        id=row.pk,
        order_id=row.cod_order.order_id,
        outcome=row.outcome,
        words=OUTCOME_WORDS[row.outcome],
        at_door_reason=row.cod_order.at_door_reason,
        given_at=row.given_at,
        counts_until=row.counts_until,
        lifted_at=row.lifted_at,
        appeal=appeal.text if appeal else "",
        appealed_at=appeal.appealed_at if appeal else None,
        answer=appeal.answer if appeal else "",
        answered_at=appeal.answered_at if appeal else None,
        answered_by=appeal.answered_by.display_name if appeal and appeal.answered_by else "",
    )
