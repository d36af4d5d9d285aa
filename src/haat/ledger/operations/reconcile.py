"""Compare the books with what a provider, a courier or the bank says [LED-9]."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.ledger.events import DifferenceFound
from haat.ledger.models import Difference, Reconciliation
from haat.ledger.types import Line

MOST_LINES = 100_000


@transaction.atomic
def reconcile(
    *, source: str, lines: Iterable[Line], expected: Iterable[Line], actor_id: int | None, now: datetime
) -> int:
    """Sum both sides by reference and currency; each reference that disagrees is a case. The reconciliation's id.

    `source` is such as "provider:stripe", "courier:tcs", "bank". A reference that has an open difference already gets
    its new figures; one that agrees now is closed by itself. Raises ValueError beyond 100 000 references.
    """
    found, ours = _sums(lines), _sums(expected)
    keys = found.keys() | ours.keys()
    if len(keys) > MOST_LINES:
        raise ValueError(f"at most {MOST_LINES} references at once")
    differing = {key for key in keys if found.get(key, 0) != ours.get(key, 0)}
    made = Reconciliation.objects.create(
        source=source,
        day=now.date(),
        lines=len(keys),
        matched=len(keys) - len(differing),
        made_by_id=actor_id,
        made_at=now,
    )
    known = {
        (row.reference, row.currency): row
        for row in Difference.objects.select_for_update()
        .filter(~Q(state=Difference.State.CLOSED), source=source)
        .order_by("pk")
    }
    _close_agreed([row for key, row in known.items() if key in keys - differing], now)
    fresh = []
    for reference, currency in sorted(differing):
        row = known.get((reference, currency)) or Difference(
            reconciliation=made, source=source, reference=reference, currency=currency, opened_at=now
        )
        row.expected_minor, row.found_minor = ours.get((reference, currency), 0), found.get((reference, currency), 0)
        fresh.append(row)
    Difference.objects.bulk_create([row for row in fresh if row.pk is None])
    Difference.objects.bulk_update([row for row in fresh if row.pk], ["expected_minor", "found_minor"])
    record(
        actor_id=actor_id,
        action="ledger.reconciled",
        subject=f"reconciliation:{made.pk}",
        now=now,
        source=source,
        lines=len(keys),
        differences=len(differing),
    )
    opened = len(differing - known.keys())
    if opened:
        publish(DifferenceFound(reconciliation_id=made.pk, source=source, count=opened))
    return made.pk


def _sums(lines: Iterable[Line]) -> Mapping[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.reference[:120], line.currency)
        sums[key] = sums.get(key, 0) + line.amount_minor
    return sums


def _close_agreed(rows: list[Difference], now: datetime) -> None:
    for row in rows:
        row.state, row.closed_at, row.reason = Difference.State.CLOSED, now, "agrees"
    Difference.objects.bulk_update(rows, ["state", "closed_at", "reason"])
