"""What a seller earned, day by day."""

from datetime import datetime, timedelta, tzinfo

from django.db.models import F, Sum
from django.db.models.functions import TruncDate

from haat.orders import rules
from haat.orders.models import Transition
from haat.orders.types import Day, Week


def week_of(seller_id: int, *, zone: tzinfo, now: datetime) -> Week:
    """This week's accepted sales after fees, Monday to Sunday on the seller's calendar, and last week's sum."""
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    begins = datetime(monday.year, monday.month, monday.day, tzinfo=zone)
    earned = dict(
        Transition.objects.filter(
            state=rules.ACCEPTED, order__seller_id=seller_id, at__gte=begins - timedelta(days=7), at__lte=now
        )
        .annotate(day=TruncDate("at", tzinfo=zone))
        .values("day")
        .annotate(
            minor=Sum(
                F("order__item_minor") + F("order__shipping_minor") - F("order__fee_minor") - F("order__vat_minor")
            )
        )
        .values_list("day", "minor")
    )
    days = [monday + timedelta(days=number) for number in range(7)]
    most = max((earned.get(day, 0) for day in days), default=0)
    return Week(
        days=tuple(
            Day(day, earned.get(day, 0), round(earned.get(day, 0) * 100 / most) if most else 0, day == today)
            for day in days
        ),
        minor=sum(earned.get(day, 0) for day in days),
        before_minor=sum(earned.get(day - timedelta(days=7), 0) for day in days),
    )
