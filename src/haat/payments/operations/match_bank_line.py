from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.errors import InvalidInput
from haat.kernel.text import ascii_digits, one_line
from haat.payments.models import BankLine, Payment
from haat.payments.operations._bank_lines import move, note, open_line, tell
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.rules import AWAITING
from haat.payments.types import BANK_TRANSFER

State = BankLine.State


@transaction.atomic
def match_bank_line(*, actor_id: int, line_id: int, reference: str, now: datetime) -> str:
    """The money is for the orders of this reference: "matched", or "kept" until the rest of it has come.

    What is kept counts together; more than is asked for is credit of the payer. Raises NotFound, AlreadyDecided,
    InvalidInput with `reference`.
    """
    line = open_line(line_id)
    wanted = _written(reference)
    payments = list(Payment.objects.select_for_update().filter(reference=wanted, method=BANK_TRANSFER).order_by("pk"))
    if not payments:
        raise InvalidInput(fields={"reference": _("No order that is paid by transfer has this reference.")})
    awaiting = [payment for payment in payments if payment.state == AWAITING]
    if not awaiting:
        raise InvalidInput(
            fields={"reference": _("Nothing is waited for under this reference. Make it credit, or send it back.")}
        )
    kept = BankLine.objects.select_for_update().filter(state=State.KEPT, reference=wanted).exclude(pk=line_id)
    together = [*kept.order_by("pk"), line]
    surplus = sum(each.amount_minor for each in together) - sum(payment.amount_minor for payment in awaiting)
    if surplus < 0:
        note(line, State.KEPT, actor_id, now, reference=wanted, missing_minor=-surplus)
        return "kept"
    for each in together:
        over = surplus if each.pk == line.pk else 0
        move(each, each.amount_minor - over, f"line:{each.pk}", now)
        note(each, State.MATCHED, actor_id, now, reference=wanted)
    if surplus:
        move(line, surplus, f"line:{line.pk}:surplus", now, credit_to=awaiting[0].payer_id)
        tell(line, awaiting[0].payer_id, "credited", surplus)
    for payment in awaiting:
        capture_payment(actor_id=actor_id, order_id=payment.order_id, method=BANK_TRANSFER, now=now)
    return "matched"


def _written(reference: str) -> str:
    plain = "".join(sign for sign in ascii_digits(one_line(reference)).upper() if sign.isalnum())
    return f"{plain[:4]}-{plain[4:]}"
