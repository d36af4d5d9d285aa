from datetime import datetime, timedelta

from django.db import connection, transaction

from haat.discovery.operations.learn_taste import learn_taste
from haat.kernel.limits import spend

MAX_BATCH = 100
_COUNT = """
    WITH counted AS (
        INSERT INTO discovery_reach AS r (listing_id, seller_id, shown, opened)
        SELECT listing_id, seller_id, 1, 0 FROM discovery_shelf WHERE listing_id = ANY(%(ids)s)
        ON CONFLICT (listing_id) DO UPDATE SET shown = r.shown + 1
        RETURNING seller_id
    )
    UPDATE discovery_stall s SET shown = s.shown + c.times
    FROM (SELECT seller_id, count(*) AS times FROM counted GROUP BY seller_id ORDER BY seller_id) c
    WHERE s.seller_id = c.seller_id
"""
_OPENED = "UPDATE discovery_reach SET opened = opened + 1 WHERE listing_id = ANY(%(ids)s)"


@transaction.atomic
def record_views(*, owner: str, shown: list[int], opened: list[int], now: datetime) -> None:
    """Count things that were on a person's screen, and those they opened; opening also speaks of taste.

    At most 100 of each a call and 60 calls a minute (raises TooMany); one statement a kind, rows in one order.
    """
    spend(key=f"views:{owner}", at_most=60, per=timedelta(minutes=1), now=now)
    with connection.cursor() as cursor:
        if shown:
            cursor.execute(_COUNT, {"ids": sorted(set(shown[:MAX_BATCH]))})
        if opened:
            cursor.execute(_OPENED, {"ids": sorted(set(opened[:MAX_BATCH]))})
    if opened:
        learn_taste(owner=owner, act="opened", listing_ids=sorted(set(opened[:MAX_BATCH])), now=now)
