from datetime import datetime

from django.db import transaction

from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import move, note, open_line, payer_of, tell

State = BankLine.State


@transaction.atomic
def return_bank_line(*, actor_id: int, line_id: int, now: datetime) -> bool:
    """The money goes back where it came from; somebody sends it. False when that was said before.

    Raises NotFound, AlreadyDecided.
    """
    line = open_line(line_id, or_state=State.RETURNING)
    if line.state == State.RETURNING:
        return False
    move(line, line.amount_minor, f"line:{line.pk}", now)
    note(line, State.RETURNING, actor_id, now)
    tell(line, payer_of(line.reference), "returning", line.amount_minor)
    return True
