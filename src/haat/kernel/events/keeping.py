"""How long facts are kept, and hearing them again."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import NotFound
from haat.kernel.events.facts import subscriptions
from haat.kernel.models import FailedFact, OutboxEvent, ReaderPosition
from haat.kernel.policies import integer

KEEP_FACTS_DAYS = integer(
    "site.keep_facts_days",
    default=90,
    minimum=7,
    maximum=3650,
    label=_("Keep facts for"),
    unit=_("days"),
    help=_("What happened, for listeners that are run again; the things themselves stay for ever."),
)
PRUNE_BATCH = 10_000


@transaction.atomic
def replay(*, subscriber: str, from_event: int = 0) -> int:
    """Let a subscriber hear everything again from a fact's id on; how many facts lie before it now.

    What failed for it earlier is forgotten, for it comes again. Raises NotFound for a name that nobody has.
    """
    if subscriber not in subscriptions:
        raise NotFound
    ReaderPosition.objects.bulk_create([ReaderPosition(pk=subscriber)], ignore_conflicts=True)
    held = ReaderPosition.objects.select_for_update().get(pk=subscriber)
    again = OutboxEvent.objects.filter(pk__gte=from_event, position__isnull=False)
    first = again.order_by("position").values_list("position", flat=True).first()
    if first is None:
        return 0
    FailedFact.objects.filter(subscriber=subscriber, position__gte=first).delete()
    held.position = first - 1
    held.save(update_fields=["position"])
    names = [cls.name for cls in subscriptions[subscriber].event_types]
    return OutboxEvent.objects.filter(position__gte=first, name__in=names).count()


def prune_facts(*, now: datetime) -> int:
    """Delete facts older than the policy says that everybody has heard; how many. Those that failed are kept."""
    known = ReaderPosition.objects.filter(pk__in=list(subscriptions))
    if known.count() < len(subscriptions):
        return 0
    heard = min(known.values_list("position", flat=True), default=0)
    before = now - timedelta(days=KEEP_FACTS_DAYS.value())
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM kernel_outboxevent WHERE id IN (
                SELECT id FROM kernel_outboxevent e
                WHERE position <= %s AND published_at < %s
                  AND NOT EXISTS (SELECT FROM kernel_failedfact f WHERE f.event_id = e.id)
                ORDER BY position LIMIT %s
            )
            """,
            [heard, before, PRUNE_BATCH],
        )
        return int(cursor.rowcount)
