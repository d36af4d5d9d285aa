from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Refusal
from haat.kernel.text import has_letters, one_line
from haat.ledger import rules
from haat.ledger.models import TaxHandover
from haat.ledger.operations.record_transaction import record_transaction
from haat.ledger.queries.taxes import account_of
from haat.ledger.types import Entry


class TakenBack(Refusal):
    """The hand-over was turned around before."""

    message = _("This is marked as taken back already.")


@transaction.atomic
def take_back_tax(*, actor_id: int, handover_id: int, reason: str, now: datetime) -> int:
    """A hand-over came back from the bank, or was noted wrongly: the tax is kept for the state again.

    Its reference stays taken: the right one is noted under another. Raises NotFound, TakenBack, InvalidInput.
    """
    reason = one_line(reason)
    if not has_letters(reason) or len(reason) > 200:
        raise InvalidInput(fields={"reason": _("Please write why, in at most 200 characters.")})
    if not TaxHandover.objects.filter(pk=handover_id, taken_back_at__isnull=True).update(
        taken_back_at=now, taken_back_reason=reason
    ):
        raise TakenBack if TaxHandover.objects.filter(pk=handover_id).exists() else NotFound
    handover = TaxHandover.objects.get(pk=handover_id)
    account = account_of(handover.account)
    booked = record_transaction(
        idempotency_key=f"tax:{handover.reference}:back",
        kind=rules.TAX_TAKEN_BACK,
        entries=[
            Entry(account, handover.amount_minor, handover.currency),
            Entry(rules.handed_over_of(account), -handover.amount_minor, handover.currency),
        ],
        memo=reason,
        details={"reference": handover.reference},
        now=now,
    )
    record(
        actor_id=actor_id,
        action="ledger.tax_taken_back",
        subject=f"ledger_account:{handover.account}",
        now=now,
        amount_minor=handover.amount_minor,
        currency=handover.currency,
        reference=handover.reference,
        reason=reason,
    )
    return booked
