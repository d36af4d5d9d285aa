"""Giving and lifting strikes, and what follows from how many count [COD-4]."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.risk import policies
from haat.risk.events import CodSwitchedOff, CodSwitchedOn, StrikeGiven, StrikeLifted
from haat.risk.models import CodBan, CodOrder, Strike
from haat.risk.rules.strikes import are_too_many


def give(*, order: CodOrder, known: Strike | None, now: datetime) -> None:
    """A strike for a lost parcel; one that was lifted counts again, from when the parcel ended."""
    ended_at = order.ended_at or now
    counts_until = ended_at + timedelta(days=policies.STRIKE_DAYS.value())
    if known is None:
        known = Strike.objects.create(
            account_id=order.buyer_id,
            cod_order=order,
            outcome=order.outcome,
            given_at=ended_at,
            counts_until=counts_until,
        )
    else:
        was_lifted = known.lifted_at is not None
        Strike.objects.filter(pk=known.pk).update(outcome=order.outcome, lifted_at=None, lifted_by=None, lift_reason="")
        if not was_lifted:
            return
    publish(StrikeGiven(account_id=order.buyer_id, strike_id=known.pk, order_id=order.order_id))
    _switch_off(order.buyer_id, now=now)


def lift(*, strike: Strike, actor_id: int | None, reason: str, now: datetime) -> None:
    """A strike counts no longer; cash on delivery is open again when too few are left."""
    lifted = Strike.objects.filter(pk=strike.pk, lifted_at__isnull=True).update(
        lifted_at=now, lifted_by_id=actor_id, lift_reason=reason[:300]
    )
    if not lifted:
        return
    order_id = strike.cod_order.order_id
    publish(StrikeLifted(account_id=strike.account_id, strike_id=strike.pk, order_id=order_id))
    record(
        actor_id=actor_id,
        action="risk.strike_lifted",
        subject=f"account:{strike.account_id}",
        now=now,
        order=order_id,
        reason=reason[:300],
    )
    _switch_on(strike.account_id, now=now)


def _switch_off(account_id: int, *, now: datetime) -> None:
    # Two parcels of one buyer may end at the same moment: each must see the other's strike.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('risk:strikes', %s))", [account_id])
    if not _too_many(account_id, now=now) or _by_strikes(account_id, now=now).exists():
        return
    until = now + timedelta(days=policies.OFF_DAYS.value())
    CodBan.objects.create(account_id=account_id, begun_at=now, until=until)
    publish(CodSwitchedOff(account_id=account_id, until=until.isoformat()))
    record(actor_id=None, action="risk.cod_switched_off", subject=f"account:{account_id}", now=now)


def _switch_on(account_id: int, *, now: datetime) -> None:
    if _too_many(account_id, now=now):
        return
    if _by_strikes(account_id, now=now).update(lifted_at=now):
        publish(CodSwitchedOn(account_id=account_id))


def _by_strikes(account_id: int, *, now: datetime) -> "QuerySet[CodBan]":
    return CodBan.objects.filter(account_id=account_id, lifted_at__isnull=True, until__gt=now)


def _too_many(account_id: int, *, now: datetime) -> bool:
    counting = Strike.objects.filter(account_id=account_id, lifted_at__isnull=True)
    return are_too_many(counting.values_list("counts_until", flat=True), now=now, most=policies.STRIKES.value())
