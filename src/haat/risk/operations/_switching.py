from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.events import publish
from haat.risk.events import ModelSwitched
from haat.risk.learning import model
from haat.risk.models import ModelSwitch


def switch(*, version_id: int | None, actor_id: int | None, reason: str, now: datetime) -> None:
    """From now on assessments are made with that version; None are the documented priors."""
    ModelSwitch.objects.create(version_id=version_id, switched_by_id=actor_id, reason=reason, switched_at=now)
    record(
        actor_id=actor_id,
        action="risk.model_switched",
        subject=f"model:{version_id or 'priors'}",
        now=now,
        reason=reason,
    )
    publish(ModelSwitched(version_id=version_id, actor_id=actor_id))
    transaction.on_commit(model.switched)
