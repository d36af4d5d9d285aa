from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.held import forget
from haat.orders.operations.save_tax_rule import end
from haat.orders.queries.taxes import HELD


@transaction.atomic
def end_tax_rule(*, actor_id: int, rule_id: int, now: datetime) -> bool:
    """Take a rule off the operator's taxes; what was sold keeps its copy. False when it was off."""
    ended = end(rule_id=rule_id, now=now)
    if ended:
        forget(HELD)
        record(actor_id=actor_id, action="orders.tax_rule_ended", subject=f"tax_rule:{rule_id}", now=now)
    return ended
