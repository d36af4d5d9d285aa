"""What happens when a bank's file is taken in.

1. The columns as the operator saw them are remembered for this bank.
2. Line by line, each in a transaction of its own: one that is known from a file before is left alone.
3. An exact reference with the exact amount is the order's money, there and then.
4. All other money that came in waits in an account of its own, with a proposal, until somebody decides.
5. If this breaks off, taking the file in again goes on where it ended; the same file twice changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound
from haat.kernel.site import SITE_CURRENCY
from haat.ledger.operations.set_unmatched_aside import set_unmatched_aside
from haat.payments.models import BankFile, BankLayout, BankLine, Payment
from haat.payments.operations.capture_payment import capture_payment
from haat.payments.queries.bank import columns_of, judged
from haat.payments.rules import AWAITING
from haat.payments.rules.statements import ROLES, Row, read_rows, read_table
from haat.payments.rules.verdicts import CONFIRMS, DOUBLE, EXACT, KNOWN, OUT, UNREADABLE, Verdict
from haat.payments.types import BANK_TRANSFER

State = BankLine.State


def take_in_bank_file(
    *, actor_id: int, file_id: int, columns: Mapping[str, Sequence[int]] | None = None, now: datetime
) -> dict[str, int]:
    """How many lines were what ("exact", "under", "known", …). Raises NotFound, InvalidInput with `columns`."""
    file = BankFile.objects.filter(pk=file_id).first()
    if file is None:
        raise NotFound
    table = read_table(bytes(file.content))
    chosen = dict(columns if columns is not None else columns_of(table))
    _check(chosen, len(table.header))
    BankLayout.objects.update_or_create(
        layout=table.layout, defaults={"columns": chosen, "saved_by_id": actor_id, "saved_at": now}
    )
    counts: dict[str, int] = {}
    for row, fingerprint, verdict in judged(read_rows(table, chosen, SITE_CURRENCY.value()), now=now):
        kind = _take(file, row, fingerprint, verdict, actor_id, now)
        counts[kind] = counts.get(kind, 0) + 1
    BankFile.objects.filter(pk=file_id, taken_in_at__isnull=True).update(taken_in_at=now)
    record(actor_id=actor_id, action="payments.bank_file_taken_in", subject=f"bank_file:{file_id}", now=now, **counts)
    return counts


def _check(columns: Mapping[str, Sequence[int]], width: int) -> None:
    known = set(columns) <= set(ROLES) and all(0 <= place < width for places in columns.values() for place in places)
    if not known or not columns.get("date") or not (columns.get("amount") or columns.get("credit")):
        raise InvalidInput(fields={"columns": _("Please say which column holds the date and which the amount.")})


@transaction.atomic
def _take(file: BankFile, row: Row, fingerprint: str, verdict: Verdict, actor_id: int, now: datetime) -> str:
    if verdict.kind in (KNOWN, UNREADABLE) or row.booked_on is None:
        return verdict.kind
    line = BankLine(
        file=file,
        fingerprint=fingerprint,
        line=row.line,
        booked_on=row.booked_on,
        amount_minor=row.amount_minor,
        currency=row.currency,
        payer_name=row.name,
        text=row.text,
        state=State.OUT if row.amount_minor < 0 else State.OPEN,
        reference=verdict.reference,
        why=verdict.kind,
    )
    if not row.amount_minor or not BankLine.objects.bulk_create([line], ignore_conflicts=True):
        return KNOWN
    # The database keeps a booking once; whoever took it in meanwhile has another file's number on it.
    kept = BankLine.objects.select_for_update().get(fingerprint=fingerprint)
    if (kept.file_id, kept.line) != (file.pk, row.line):
        return KNOWN
    if verdict.kind == OUT:
        return OUT
    if verdict.kind == CONFIRMS or (verdict.kind == EXACT and _pays(kept, actor_id, now)):
        BankLine.objects.filter(pk=kept.pk).update(state=State.MATCHED, decided_at=now)
        return verdict.kind
    kind = DOUBLE if verdict.kind == EXACT else verdict.kind
    BankLine.objects.filter(pk=kept.pk).update(why=kind)
    set_unmatched_aside(
        method=BANK_TRANSFER,
        amount_minor=row.amount_minor,
        currency=row.currency,
        key=f"line:{kept.pk}",
        memo=row.text,
        now=now,
    )
    return kind


def _pays(line: BankLine, actor_id: int, now: datetime) -> bool:
    """Capture what waits under the reference, if it is still just this amount."""
    payments = list(
        Payment.objects.select_for_update()
        .filter(reference=line.reference, method=BANK_TRANSFER, state=AWAITING, currency=line.currency)
        .order_by("pk")
    )
    if sum(payment.amount_minor for payment in payments) != line.amount_minor:
        return False
    for payment in payments:
        capture_payment(actor_id=actor_id, order_id=payment.order_id, method=BANK_TRANSFER, now=now)
    record(
        actor_id=actor_id,
        action="payments.bank_line_matched",
        subject=f"bank_line:{line.pk}",
        now=now,
        reference=line.reference,
        amount_minor=line.amount_minor,
    )
    return True
