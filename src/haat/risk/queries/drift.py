"""Whether the market drifts away from what the model in force had learned."""

from datetime import datetime, timedelta

from haat.risk.models import DriftWeek

_WATCHED = timedelta(weeks=8)


def drift_alarms(*, now: datetime) -> int:
    """In how many of the weeks judged lately there was an alarm."""
    return DriftWeek.objects.filter(checked_at__gte=now - _WATCHED).exclude(alarms=[]).count()
