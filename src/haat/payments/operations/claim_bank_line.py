from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import open_line


@transaction.atomic
def claim_bank_line(*, actor_id: int, line_id: int, now: datetime) -> bool:
    """Somebody looks into it; False when it is theirs already. Raises NotFound, AlreadyDecided."""
    line = open_line(line_id)
    if line.owner_id == actor_id:
        return False
    BankLine.objects.filter(pk=line_id).update(owner_id=actor_id)
    record(actor_id=actor_id, action="payments.bank_line_claimed", subject=f"bank_line:{line_id}", now=now)
    return True
