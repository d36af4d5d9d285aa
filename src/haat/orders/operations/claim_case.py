from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import Refusal
from haat.orders.models import Case
from haat.orders.operations._cases import NotNow, case_to_judge
from haat.orders.rules import cases as rules

# A claim that led to nothing frees the case for others.
LASTS = timedelta(hours=4)


class Claimed(Refusal):
    """Another moderator works on it."""

    message = _("Another moderator is looking at this case. It is free again four hours after they began.")


def claim_case(*, moderator_id: int, case_id: int, now: datetime) -> bool:
    """Tell the other moderators that this one looks at the case; False when it was theirs already.

    Raises NotFound, NotNow, Claimed, OwnCase, SameModerator.
    """
    case = case_to_judge(moderator_id, case_id, act="claim", now=now)
    if case.state not in rules.QUEUE:
        raise NotNow
    with transaction.atomic():
        free = Q(claimed_by__isnull=True) | Q(claimed_at__lte=now - LASTS)
        if Case.objects.filter(free, pk=case_id, state=case.state).update(claimed_by_id=moderator_id, claimed_at=now):
            return True
    if Case.objects.filter(pk=case_id, claimed_by_id=moderator_id).exists():
        return False
    raise Claimed
