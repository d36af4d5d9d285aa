from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import NotFound, Refusal
from haat.ledger.models import PayoutBatch, PayoutFile
from haat.ledger.queries.bank_files import FORMATS, Format, batch_file, message_id
from haat.ledger.queries.payouts import payer, payout_batch
from haat.ledger.types import TakenFile

_TYPES = {"csv": ("csv", "text/csv; charset=utf-8"), "": ("xml", "application/xml; charset=utf-8")}


class PayerMissing(Refusal):
    """A bank file names the account that pays."""

    message = _("Please say first, in the settings of commission and payouts, which account the payouts leave from.")


@transaction.atomic
def take_payout_file(*, actor_id: int, batch_id: int, form: Format, now: datetime) -> TakenFile:
    """A batch for the bank. What was handed out once is handed out again to the byte, counted, with an audit line.

    Raises NotFound, PayerMissing for a pain file of an operator whose account is not known.
    """
    if form not in FORMATS:
        raise NotFound
    batch = PayoutBatch.objects.select_for_update().filter(pk=batch_id).first()
    if batch is None:
        raise NotFound
    kept = PayoutFile.objects.filter(batch=batch, format=form).first()
    if kept is None:
        known = payer()
        if form != "csv" and not (known.name and known.number):
            raise PayerMissing
        content = batch_file(payout_batch(batch_id), known, form)
        kept = PayoutFile.objects.create(batch=batch, format=form, content=content, made_at=now)
        PayoutBatch.objects.filter(pk=batch_id).update(message_id=message_id(batch_id))
    PayoutFile.objects.filter(pk=kept.pk).update(taken=F("taken") + 1)
    record(
        actor_id=actor_id,
        action="ledger.payout_file_taken",
        subject=f"payout_batch:{batch_id}",
        now=now,
        format=form,
        times=kept.taken + 1,
    )
    suffix, content_type = _TYPES["csv" if form == "csv" else ""]
    name = f"haat-payouts-{batch_id}{'' if form == 'csv' else '-' + form}.{suffix}"
    return TakenFile(name, content_type, bytes(kept.content), kept.taken + 1)
