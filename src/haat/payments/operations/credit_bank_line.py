from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.accounts.queries import closet_by_handle
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.text import one_line
from haat.payments.models import BankLine, Payment
from haat.payments.operations._bank_lines import move, note, open_line

State = BankLine.State


@transaction.atomic
def credit_bank_line(*, actor_id: int, line_id: int, handle: str = "", now: datetime) -> int:
    """The money becomes store credit of a person: who is named, else who asked under the line's reference.

    Their account's id. Raises NotFound, AlreadyDecided, InvalidInput with `handle`.
    """
    line = open_line(line_id)
    account_id = _person(handle, line)
    move(line, line.amount_minor, f"line:{line.pk}", now, credit_to=account_id)
    note(line, State.CREDITED, actor_id, now, account_id=account_id)
    return account_id


def _person(handle: str, line: BankLine) -> int:
    if handle := one_line(handle).lstrip("@"):
        try:
            return closet_by_handle(None, handle).id
        except NotFound as error:
            raise InvalidInput(fields={"handle": _("Nobody has this handle.")}) from error
    payer = Payment.objects.filter(reference=line.reference).values_list("payer_id", flat=True).first()
    if not line.reference or payer is None:
        raise InvalidInput(fields={"handle": _("Please say whose credit it becomes.")})
    return payer
