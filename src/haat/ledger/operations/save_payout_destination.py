from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput
from haat.kernel.text import ascii_digits, one_line
from haat.ledger.models import PayoutDestination
from haat.ledger.rules import valid_number
from haat.ledger.types import Destination


@transaction.atomic
def save_payout_destination(*, account_id: int, holder: str, bank: str, number: str, now: datetime) -> Destination:
    """Where this seller is paid from the next batch on. Raises InvalidInput with the field."""
    wanted = Destination(one_line(holder), one_line(bank), ascii_digits(number).replace(" ", "").upper())
    wrong = {}
    if not 2 <= len(wanted.holder) <= 80:
        wrong["holder"] = _("Write the name as the bank knows it, 2 to 80 letters.")
    if not 2 <= len(wanted.bank) <= 80:
        wrong["bank"] = _("Name the bank or wallet, 2 to 80 letters.")
    if not valid_number(wanted.number):
        wrong["number"] = _("Write an IBAN or an account number of 5 to 34 letters and digits.")
    if wrong:
        raise InvalidInput(fields=wrong)
    PayoutDestination.objects.filter(account_id=account_id, replaced_at__isnull=True).update(replaced_at=now)
    PayoutDestination.objects.create(
        account_id=account_id, holder=wanted.holder, bank=wanted.bank, number=wanted.number, saved_at=now
    )
    record(
        actor_id=account_id,
        action="ledger.payout_destination_saved",
        subject=f"account:{account_id}",
        now=now,
        number=wanted.masked,
    )
    return wanted
