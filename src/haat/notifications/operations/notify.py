from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from haat.notifications import rules
from haat.notifications.models import Notice
from haat.notifications.queries.wishes import who_wants

BATCH = 2_000


@transaction.atomic
def notify(
    *,
    account_id: int,
    kind: str,
    fact: str,
    values: Mapping[str, Any],
    url: str,
    now: datetime,
    bunch: str = "",
) -> int | None:
    """Tell one person of a fact, once; the notice's id, or None when it is known already or not wanted."""
    told = notify_many(account_ids=[account_id], kind=kind, fact=fact, values=values, url=url, now=now, bunch=bunch)
    return told[0] if told else None


@transaction.atomic
def notify_many(
    *,
    account_ids: Iterable[int],
    kind: str,
    fact: str,
    values: Mapping[str, Any],
    url: str,
    now: datetime,
    bunch: str = "",
) -> list[int]:
    """Tell many of one fact; the ids of the notices that are new [NTF-1]."""
    wanting = who_wants(account_ids, topic=rules.topic_of(kind), channel=rules.SITE)
    known = set(Notice.objects.filter(account_id__in=wanting, fact=fact).values_list("account_id", flat=True))
    made = Notice.objects.bulk_create(
        [
            Notice(
                account_id=account_id,
                kind=kind,
                fact=fact,
                bunch=bunch or fact,
                values=dict(values),
                url=url,
                happened_at=now,
            )
            for account_id in wanting
            if account_id not in known
        ],
        batch_size=BATCH,
    )
    return [notice.pk for notice in made]
