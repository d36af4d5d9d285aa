import hashlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, Words
from haat.kernel.text import one_line
from haat.payments.models import BankFile
from haat.payments.rules.statements import NotAStatement, read_table

_WORDS: dict[str, Words] = {
    "large": _("This file is larger than 4 MB. Please export a shorter time."),
    "long": _("This file has more than 20,000 lines. Please export a shorter time."),
    "letters": _("This is no text file. Please export the bookings as CSV."),
    "header": _("No line of this file names a date and an amount. Please export the bookings as CSV with a header."),
    "broken": _("This file breaks off in the middle. Please export it again."),
}


@transaction.atomic
def upload_bank_file(*, actor_id: int, name: str, content: bytes, now: datetime) -> int:
    """Keep a bank's file to be looked at; its id. The same file again is the one that is kept. Nothing is booked.

    Raises InvalidInput with `file`.
    """
    try:
        read_table(content)
    except NotAStatement as refused:
        raise InvalidInput(fields={"file": _WORDS[str(refused)]}) from refused
    digest = hashlib.sha256(content).hexdigest()
    file, is_new = BankFile.objects.get_or_create(
        digest=digest,
        defaults={
            "name": one_line(name)[:120] or "bank.csv",
            "content": content,
            "uploaded_by_id": actor_id,
            "uploaded_at": now,
        },
    )
    record(
        actor_id=actor_id,
        action="payments.bank_file_uploaded" if is_new else "payments.bank_file_uploaded_again",
        subject=f"bank_file:{file.pk}",
        now=now,
        name=file.name,
    )
    return file.pk
