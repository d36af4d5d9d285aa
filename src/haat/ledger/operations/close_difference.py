from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.text import one_line
from haat.ledger.models import Difference


class AlreadyClosed(Refusal):
    """The difference was closed before."""

    message = _("This difference is closed already.")


@transaction.atomic
def close_difference(*, actor_id: int, difference_id: int, reason: str, now: datetime) -> None:
    """It is explained, or made good by a booking. Raises InvalidInput without a reason, NotFound, AlreadyClosed."""
    reason = one_line(reason)
    if not 3 <= len(reason) <= 300:
        raise InvalidInput(fields={"reason": _("Please write why, in 3 to 300 characters.")})
    closed = Difference.objects.filter(
        pk=difference_id, state__in=[Difference.State.OPEN, Difference.State.CLAIMED]
    ).update(state=Difference.State.CLOSED, closed_at=now, closed_by_id=actor_id, reason=reason)
    if not closed:
        raise AlreadyClosed if Difference.objects.filter(pk=difference_id).exists() else NotFound
    record(
        actor_id=actor_id,
        action="ledger.difference_closed",
        subject=f"difference:{difference_id}",
        now=now,
        reason=reason,
    )
