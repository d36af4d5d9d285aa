from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.kernel.held import forget
from haat.ledger.models import CommissionRule
from haat.ledger.queries import COMMISSION_RULES


@transaction.atomic
def end_commission_rule(*, actor_id: int, rule_id: int, now: datetime) -> None:
    """Take a rule off the list from now on; it stays readable. Raises NotFound when it is not on it."""
    if not CommissionRule.objects.filter(pk=rule_id, ended_at__isnull=True).update(ended_at=now):
        raise NotFound
    forget(COMMISSION_RULES)
    record(actor_id=actor_id, action="ledger.commission_rule_ended", subject=f"commission_rule:{rule_id}", now=now)
