from datetime import datetime

from django.db import transaction

from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import move, note, open_line

State = BankLine.State


@transaction.atomic
def return_bank_line(*, actor_id: int, line_id: int, now: datetime) -> None:
    """The money goes back where it came from; somebody sends it. Raises NotFound, AlreadyDecided."""
    line = open_line(line_id)
    move(line, line.amount_minor, f"line:{line.pk}", now)
    note(line, State.RETURNING, actor_id, now)
