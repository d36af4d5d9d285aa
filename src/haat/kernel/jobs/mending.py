"""The operator's word about jobs that were set aside."""

from datetime import datetime

from django.db import transaction

from haat.kernel.errors import NotFound
from haat.kernel.models import Job


@transaction.atomic
def try_job_again(*, job_id: int, now: datetime) -> None:
    """The cause is mended: the job is tried afresh. Raises NotFound."""
    found = Job.objects.filter(pk=job_id, set_aside_at__isnull=False)
    if not found.update(set_aside_at=None, attempts=0, run_at=now, error=""):
        raise NotFound


@transaction.atomic
def dismiss_job(*, job_id: int) -> None:
    """The job need not be done. Raises NotFound."""
    deleted, _ = Job.objects.filter(pk=job_id, set_aside_at__isnull=False).delete()
    if not deleted:
        raise NotFound
