"""How much, how many, how often. One table of numbers, so that a limit can be told in words."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from haat.kernel.errors import TooMany

MAX_PHOTOS = 16
MAX_PHOTO_BYTES = 20 * 1024 * 1024
MAX_PHOTO_PIXELS = 50_000_000
MAX_TITLE = 80
MAX_STORY = 5_000
MAX_IMPORT_BYTES = 20 * 1024 * 1024
MAX_IMPORT_ROWS = 50_000


def spend(*, key: str, at_most: int, per: timedelta, now: datetime) -> None:
    """Count one act under `key` ("sign-in:203.0.113.9") in a fixed window. Raises TooMany with when it opens.

    One statement, so that all processes share the count and a race cannot pass it.
    """
    seconds = int(per.total_seconds())
    window = int(now.timestamp()) // seconds
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO kernel_spentlimit AS s (key, "window", count) VALUES (%s, %s, 1)
            ON CONFLICT (key) DO UPDATE SET
                count = CASE WHEN s."window" = EXCLUDED."window" THEN s.count + 1 ELSE 1 END,
                "window" = EXCLUDED."window"
            RETURNING count
            """,
            [key[:200], window],
        )
        (count,) = cursor.fetchone()
    if count > at_most:
        minutes = max(1, ((window + 1) * seconds - int(now.timestamp()) + 59) // 60)
        raise TooMany(_("That was a lot at once. Please try again in %(minutes)d min.") % {"minutes": minutes})
