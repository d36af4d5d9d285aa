"""Put another version in force, or go back to the documented priors."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import may_judge
from haat.kernel.errors import InvalidInput, NotAllowed, NotFound, Refusal
from haat.risk.learning import model
from haat.risk.models import ModelVersion
from haat.risk.operations._switching import switch

MOST_REASON = 300


class InForceAlready(Refusal):
    """Nothing would change."""

    message = _("This model is in force already.")


@transaction.atomic
def switch_model(*, actor_id: int, version_id: int | None, reason: str, now: datetime) -> None:
    """`version_id` None goes back to the priors. Raises NotAllowed, NotFound, InvalidInput, InForceAlready."""
    if not may_judge(actor_id):
        raise NotAllowed
    reason = reason.strip()
    if not reason or len(reason) > MOST_REASON:
        raise InvalidInput(fields={"reason": _("Say in a sentence why, at most 300 letters: others will read it.")})
    if version_id is not None and not ModelVersion.objects.filter(pk=version_id).exists():
        raise NotFound
    if model.active_id() == version_id:
        raise InForceAlready
    switch(version_id=version_id, actor_id=actor_id, reason=reason, now=now)
