from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import closet_by_handle
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.text import one_line
from haat.ledger.operations.record_transaction import KeyReused
from haat.payments.models import BankLine
from haat.payments.operations._bank_lines import AlreadyDecided, move, note, open_line, payer_of, tell

State = BankLine.State


@transaction.atomic
def credit_bank_line(*, actor_id: int, line_id: int, handle: str = "", now: datetime) -> int:
    """The money becomes store credit of a person: who is named, else who asked under the line's reference.

    Their account's id; the same once more changes nothing. Raises NotFound, AlreadyDecided, InvalidInput with `handle`.
    """
    line = open_line(line_id, or_state=State.CREDITED)
    account_id = _person(handle, line)
    try:
        move(line, line.amount_minor, f"line:{line.pk}", now, credit_to=account_id)
    except KeyReused as other:
        raise AlreadyDecided from other
    if line.state != State.CREDITED:
        note(line, State.CREDITED, actor_id, now, account_id=account_id)
        tell(line, account_id, "credited", line.amount_minor)
    return account_id


def _person(handle: str, line: BankLine) -> int:
    if handle := one_line(handle).lstrip("@"):
        try:
            return closet_by_handle(None, handle).id
        except NotFound as error:
            raise InvalidInput(fields={"handle": _("Nobody has this handle.")}) from error
    payer = payer_of(line.reference)
    if payer is None:
        raise InvalidInput(fields={"handle": _("Please say whose credit it becomes.")})
    return payer
