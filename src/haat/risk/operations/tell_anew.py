"""Make what other communities are told [COD-7]: once a day, not for each request.

Sums are decayed to that moment, in halves and bounded, by keyed hashes of numbers alone; accounts that left have none.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from haat.risk.models import ToldCount
from haat.risk.queries.sharing import federation_hash, takes_part
from haat.risk.rules import HALF_LIFE_DAYS, sharing
from haat.risk.types import LOST, TAKEN

AFTER = timedelta(hours=20)
# What is older says nothing about today.
TELL_DAYS = 540
BATCH = 2_000
_SUMS = """
SELECT phone, coalesce(sum(weight) FILTER (WHERE outcome = ANY(%s)), 0)::float8,
              coalesce(sum(weight) FILTER (WHERE outcome = ANY(%s)), 0)::float8
FROM (SELECT phone, outcome, 0.5 ^ (greatest(0, extract(epoch FROM %s - ended_at)) / 86400 / %s) AS weight
      FROM risk_codorder WHERE ended_at > %s AND phone <> '' AND outcome = ANY(%s)) AS ended
GROUP BY phone
"""


def tell_anew_when_due(*, now: datetime) -> int | None:
    """`tell_anew`, unless it is less than a day old; None then."""
    made_at = ToldCount.objects.aggregate(at=Max("as_of"))["at"]
    return None if made_at is not None and made_at > now - AFTER else tell_anew(now=now)


@transaction.atomic
def tell_anew(*, now: datetime) -> int:
    """Of how many numbers is told; whoever asks meanwhile reads what was told before. Nothing when not joined."""
    ToldCount.objects.all().delete()
    if not takes_part():
        return 0
    told = 0
    known: list[Any] = [sorted(TAKEN), sorted(LOST), now, HALF_LIFE_DAYS, now - timedelta(days=TELL_DAYS)]
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, [*known, sorted(TAKEN | LOST)])
        while page := cursor.fetchmany(BATCH):
            rows = [
                ToldCount(phone_hash=federation_hash(phone), taken=taken, lost=lost, as_of=now)
                for phone, taken, lost in (
                    (phone, sharing.bounded(taken), sharing.bounded(lost)) for phone, taken, lost in page
                )
                if taken or lost
            ]
            told += len(ToldCount.objects.bulk_create(rows))
    return told
