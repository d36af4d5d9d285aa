"""The audit log: who did what to what, append-only (the database refuses changes)."""

from datetime import datetime
from typing import Any

from haat.kernel.models import AuditEntry


def record(*, actor_id: int | None, action: str, subject: str, now: datetime, **details: Any) -> None:
    """Write one line in the transaction of the act. `actor_id` None is the system itself."""
    AuditEntry.objects.create(actor_id=actor_id, action=action, subject=subject, details=details, at=now)
