"""What an operator has to look at: differences, and what the daily look over the books found."""

from django.db.models import Count, Q

from haat.kernel.errors import NotFound
from haat.ledger.models import BooksCheck, Difference, Reconciliation
from haat.ledger.types import Alarms, DifferenceView, ReconciliationView


def alarms() -> Alarms:
    """Nothing open, nothing found: the books are well."""
    counts = Difference.objects.aggregate(
        open=Count("pk", filter=~Q(state=Difference.State.CLOSED)),
        unclaimed=Count("pk", filter=Q(state=Difference.State.OPEN)),
    )
    check = BooksCheck.objects.order_by("-pk").first()
    return Alarms(
        open_differences=counts["open"],
        unclaimed_differences=counts["unclaimed"],
        findings=check.findings if check else [],
        checked_at=check.made_at if check else None,
    )


def differences(*, closed: bool = False, before: int | None = None, limit: int = 50) -> list[DifferenceView]:
    """Those that wait for somebody, oldest first; or the closed ones, newest first."""
    rows = Difference.objects.select_related("owner")
    if closed:
        rows = rows.filter(state=Difference.State.CLOSED, pk__lt=before or 2**62).order_by("-pk")
    else:
        rows = rows.exclude(state=Difference.State.CLOSED).order_by("opened_at", "pk")
    return [_view(row) for row in rows[:limit]]


def difference_for(difference_id: int) -> DifferenceView:
    """One case. Raises NotFound."""
    row = Difference.objects.select_related("owner").filter(pk=difference_id).first()
    if row is None:
        raise NotFound
    return _view(row)


def reconciliations(limit: int = 20) -> list[ReconciliationView]:
    """The newest comparison of each source."""
    newest = Reconciliation.objects.order_by("source", "-pk").distinct("source")[:limit]
    return [ReconciliationView(row.pk, row.source, row.made_at, row.lines, row.matched) for row in newest]


def _view(row: Difference) -> DifferenceView:
    return DifferenceView(
        id=row.pk,
        source=row.source,
        reference=row.reference,
        expected_minor=row.expected_minor,
        found_minor=row.found_minor,
        currency=row.currency,
        state=row.state,
        owner_id=row.owner_id,
        owner_name=(row.owner.name or row.owner.handle or "") if row.owner else "",
        note=row.note,
        reason=row.reason,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
    )
