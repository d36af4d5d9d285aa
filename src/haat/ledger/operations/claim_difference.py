from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import NotFound, Refusal
from haat.ledger.models import Difference


class Claimed(Refusal):
    """Somebody else looks at it, or it is closed."""

    message = _("Somebody looks at this one already, or it is closed.")


@transaction.atomic
def claim_difference(*, actor_id: int, difference_id: int, note: str = "", now: datetime) -> None:
    """ "I look at it." Raises NotFound, Claimed."""
    claimed = Difference.objects.filter(pk=difference_id, state=Difference.State.OPEN).update(
        state=Difference.State.CLAIMED, owner_id=actor_id, claimed_at=now, note=note[:300]
    )
    if not claimed:
        raise Claimed if Difference.objects.filter(pk=difference_id).exists() else NotFound
    record(actor_id=actor_id, action="ledger.difference_claimed", subject=f"difference:{difference_id}", now=now)
