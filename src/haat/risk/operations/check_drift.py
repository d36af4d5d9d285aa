"""Look at the weeks that are over: do the orders still look like those the model learned from, and does what it says
come true? An alarm is a fact, once a week."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import make_aware

from haat.kernel.events import publish
from haat.risk.events import DriftFound
from haat.risk.learning import model
from haat.risk.models import CodOrder, DriftWeek, ModelVersion
from haat.risk.types import LOST, TAKEN

# Parcels take this long to end; a week is judged when it is that old.
SETTLED_AFTER = timedelta(days=14)
WEEKS_AT_ONCE = 8
# Below these a week says nothing.
LEAST_ORDERS, LEAST_ENDED = 150, 80
# Population stability: 0.25 is the usual line; chance alone moves it by about bins × 2 / n.
STABILITY, OF_CHANCE = 0.25, 20.0
# Rates of the market, a seller or a town follow what happens and are meant to move; whether they still tell the truth
# shows in the calibration.
FOLLOWING = frozenset({"market", "seller_lost", "area_lost"})
# What was said and what came: apart by more than chance would do once in ten thousand weeks, and by enough to matter.
ERRORS, APART = 3.9, 0.04


def check_drift(*, now: datetime) -> list[int]:
    """Judge the weeks that are due, the oldest first; the ids of those with an alarm."""
    monday = (now - SETTLED_AFTER).date()
    monday -= timedelta(days=monday.weekday() + 7)
    wanted = [monday - timedelta(days=7 * back) for back in reversed(range(WEEKS_AT_ONCE))]
    done = set(DriftWeek.objects.filter(week__in=wanted).values_list("week", flat=True))
    alarmed = []
    for week in wanted:
        if week not in done:
            judged = _judge(week, now)
            if judged is not None and judged.alarms:
                alarmed.append(judged.pk)
    return alarmed


@transaction.atomic
def _judge(week: date, now: datetime) -> DriftWeek | None:
    """None when nothing was ordered that week, or somebody else was faster."""
    start = make_aware(datetime.combine(week, datetime.min.time()))
    rows = list(
        CodOrder.objects.filter(placed_at__gte=start, placed_at__lt=start + timedelta(days=7)).values_list(
            "features", "outcome", "probability"
        )
    )
    if not rows:
        return None
    ended = [(outcome in LOST, said) for _signals, outcome, said in rows if outcome in LOST | TAKEN]
    version = ModelVersion.objects.filter(pk=model.active_id() or 0).first()
    stability = _stability([signals for signals, _outcome, _said in rows], version)
    expected = sum(said for _lost, said in ended) / len(ended) if ended else 0.0
    observed = sum(lost for lost, _said in ended) / len(ended) if ended else 0.0
    judged, fresh = DriftWeek.objects.get_or_create(
        week=week,
        defaults={
            "model": version.name if version else model.active().version,
            "orders": len(rows),
            "ended": len(ended),
            "expected": round(expected, 5),
            "observed": round(observed, 5),
            "stability": stability,
            "alarms": [*_moved(stability, len(rows)), *_untrue(expected, observed, ended)],
            "checked_at": now,
        },
    )
    if not fresh:
        return None
    if judged.alarms:
        publish(DriftFound(week_id=judged.pk, week=week.isoformat(), alarms=" ".join(judged.alarms)))
    return judged


def _stability(signals: list[dict[str, float]], version: ModelVersion | None) -> dict[str, float]:
    if version is None or len(signals) < LEAST_ORDERS:
        return {}
    import numpy as np

    from haat.risk.learning import measures

    found: dict[str, float] = {}
    reference: dict[str, Any] = version.reference
    for name, spread in reference.items():
        values = [row[name] for row in signals if name in row]
        if len(values) >= LEAST_ORDERS and spread["edges"]:
            shares = measures.shares(np.array(values), np.array(spread["edges"]))
            found[name] = round(measures.psi(np.array(spread["shares"]), shares), 4)
    return found


def _moved(stability: dict[str, float], orders: int) -> list[str]:
    """Signals that look other than what was learned from."""
    line = STABILITY + OF_CHANCE / orders
    return sorted(name for name, value in stability.items() if value > line and name not in FOLLOWING)


def _untrue(expected: float, observed: float, ended: list[tuple[bool, float]]) -> list[str]:
    if len(ended) < LEAST_ENDED:
        return []
    error = max(1e-9, sum(said * (1 - said) for _lost, said in ended)) ** 0.5 / len(ended)
    return ["calibration"] if abs(observed - expected) > max(APART, ERRORS * error) else []
