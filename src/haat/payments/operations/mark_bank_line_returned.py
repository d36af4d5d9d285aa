from datetime import datetime

from django.db import transaction

from haat.kernel.audit import record
from haat.kernel.errors import NotFound
from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import payer_of, tell

State = BankLine.State


@transaction.atomic
def mark_bank_line_returned(*, actor_id: int, line_id: int, now: datetime) -> bool:
    """It was sent back; False when that was said before. Raises NotFound."""
    if not BankLine.objects.filter(pk=line_id, state=State.RETURNING).update(state=State.RETURNED, decided_at=now):
        if not BankLine.objects.filter(pk=line_id, state=State.RETURNED).exists():
            raise NotFound
        return False
    line = BankLine.objects.get(pk=line_id)
    tell(line, payer_of(line.reference), "returned", line.amount_minor)
    record(actor_id=actor_id, action="payments.bank_line_returned", subject=f"bank_line:{line_id}", now=now)
    return True
