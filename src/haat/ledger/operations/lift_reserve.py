from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.events import publish
from haat.kernel.text import has_letters, one_line
from haat.ledger.events import ReserveLifted
from haat.ledger.models import ReserveRule
from haat.ledger.operations.set_reserve import check_not_own


@transaction.atomic
def lift_reserve(*, actor_id: int, seller_id: int, reason: str, now: datetime) -> None:
    """What was decided about one seller holds no longer; from now on what holds for everybody does.

    What is kept back already is released on its day. Raises NotAllowed for one's own, NotFound when nothing was
    decided, InvalidInput with `reason`.
    """
    check_not_own(actor_id, seller_id)
    reason = one_line(reason)
    if not has_letters(reason) or len(reason) > 300:
        raise InvalidInput(fields={"reason": _("Please write why, in at most 300 characters; the seller reads it.")})
    lifted = ReserveRule.objects.select_for_update().filter(seller_id=seller_id, ended_at__isnull=True).first()
    if lifted is None:
        raise NotFound
    ReserveRule.objects.filter(pk=lifted.pk).update(ended_at=now)
    record(actor_id=actor_id, action="ledger.reserve_lifted", subject=f"account:{seller_id}", now=now, reason=reason)
    publish(ReserveLifted(account_id=seller_id, reserve_id=lifted.pk, reason=reason))
