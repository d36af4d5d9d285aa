"""What a bank's file holds and what became of its bookings, for the operator."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import F, Q, Sum

from haat.accounts.queries import person
from haat.kernel.errors import NotFound
from haat.kernel.site import SITE_CURRENCY
from haat.payments.models import BankFile, BankLayout, BankLine, Payment
from haat.payments.rules import AWAITING
from haat.payments.rules.references import References
from haat.payments.rules.statements import ROLES, Row, Table, fingerprints, read_rows, read_table
from haat.payments.rules.verdicts import DOUBLE, KNOWN, LATE, UNREADABLE, Verdict, Waiting, after, judge
from haat.payments.types import BANK_TRANSFER, BankLineView, LateMoney, Preview, PreviewLine

# A transfer that comes later than this is looked at by a person.
LOOK_BACK = timedelta(days=200)


def bank_preview(file_id: int, *, columns: Mapping[str, Sequence[int]] | None = None, now: datetime) -> Preview:
    """What would happen if the file were taken in; nothing does. Raises NotFound."""
    file = BankFile.objects.filter(pk=file_id).first()
    if file is None:
        raise NotFound
    table = read_table(bytes(file.content))
    chosen = columns if columns is not None else columns_of(table)
    lines = tuple(
        PreviewLine(row.line, row.booked_on, row.amount_minor, row.currency, row.name, row.text, verdict.kind,
                    verdict.reference, row.trouble)
        for row, _print, verdict in judged(read_rows(table, chosen, SITE_CURRENCY.value()), now=now)
    )  # fmt: skip
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.verdict] = counts.get(line.verdict, 0) + 1
    return Preview(
        file_id=file.pk,
        name=file.name,
        taken_in_at=file.taken_in_at,
        header=table.header,
        columns={role: tuple(chosen.get(role, ())) for role in ROLES},
        lines=lines,
        counts=counts,
        encoding=table.encoding,
    )


def columns_of(table: Table) -> Mapping[str, Sequence[int]]:
    """As an operator confirmed this layout before; else as its names tell."""
    known = BankLayout.objects.filter(layout=table.layout).values_list("columns", flat=True).first()
    return known or table.columns


def judged(rows: Sequence[Row], *, now: datetime) -> list[tuple[Row, str, Verdict]]:
    """Each booking with its fingerprint and what it is, the earlier ones of the file counting as taken in."""
    prints = fingerprints(rows)
    taken = set(BankLine.objects.filter(fingerprint__in=prints).values_list("fingerprint", flat=True))
    waiting = waiting_references(now=now)
    references = References.of(waiting)
    by_amount: dict[int, list[str]] = {}
    for reference, state in waiting.items():
        if state.awaited_minor:
            by_amount.setdefault(state.awaited_minor, []).append(reference)
    found = []
    for row, fingerprint in zip(rows, prints, strict=True):
        if fingerprint in taken and not row.trouble:
            verdict = Verdict(KNOWN)
        elif row.trouble:
            verdict = Verdict(UNREADABLE)
        else:
            written = references.find(f"{row.text} {row.name}") if row.amount_minor > 0 else None
            verdict = judge(row, written, waiting, by_amount)
            if verdict.reference:
                waiting[verdict.reference] = after(verdict, row, waiting[verdict.reference])
        found.append((row, fingerprint, verdict))
    return found


def waiting_references(*, now: datetime, reference: str = "") -> dict[str, Waiting]:
    """Every reference of the last months that a transfer may have, or one of them."""
    payments = Payment.objects.filter(method=BANK_TRANSFER, begun_at__gte=now - LOOK_BACK)
    lines = BankLine.objects.filter(state=BankLine.State.MATCHED)
    if reference:
        payments, lines = payments.filter(reference=reference), lines.filter(reference=reference)
    shown = dict(lines.values_list("reference").annotate(minor=Sum("amount_minor")).values_list("reference", "minor"))
    sums = payments.values("reference").annotate(
        awaited=Sum("amount_minor", filter=Q(state=AWAITING), default=0), captured=Sum("captured_minor", default=0)
    )
    return {
        row["reference"]: Waiting(
            row["awaited"], row["captured"], max(0, row["captured"] - shown.get(row["reference"], 0))
        )
        for row in sums
    }


def bank_lines_to_decide(*, limit: int = 200) -> list[BankLineView]:
    """Money that came and waits for a word, the oldest first."""
    waiting = BankLine.objects.filter(state__in=(BankLine.State.OPEN, BankLine.State.KEPT))
    return [_line(row) for row in waiting.select_related("owner").order_by("booked_on", "pk")[:limit]]


def bank_lines_to_return(*, limit: int = 500) -> list[BankLineView]:
    """Money that somebody decided to send back where it came from, and that has not left yet."""
    waiting = BankLine.objects.filter(state=BankLine.State.RETURNING)
    return [_line(row) for row in waiting.select_related("owner").order_by("decided_at", "pk")[:limit]]


def bank_line(line_id: int) -> BankLineView:
    """One booking. Raises NotFound."""
    row = BankLine.objects.select_related("owner").filter(pk=line_id).first()
    if row is None:
        raise NotFound
    return _line(row)


def late_money(line: BankLineView) -> LateMoney | None:
    """Whose a booking is that came for orders which nobody waits for any longer; None for any other."""
    if line.why not in (LATE, DOUBLE) or not line.reference:
        return None
    known = list(
        Payment.objects.filter(reference=line.reference).order_by("pk").values_list("payer_id", "order_id").distinct()
    )
    if not known:
        return None
    payer = person(known[0][0])
    return LateMoney(payer.id, payer.display_name, payer.handle, tuple(dict.fromkeys(order for _who, order in known)))


def awaited_under(reference: str, *, now: datetime) -> Waiting | None:
    """What is waited for under one reference; None when there is no such."""
    return waiting_references(now=now, reference=reference).get(reference)


def bank_files(limit: int = 20) -> list[tuple[int, str, datetime, bool]]:
    """(id, name, handed in, taken in) of the newest files."""
    newest = BankFile.objects.order_by("-pk").values_list("pk", "name", "uploaded_at", "taken_in_at")[:limit]
    return [(pk, name, at, taken is not None) for pk, name, at, taken in newest]


def captured_by_reference(*, since: datetime, until: datetime) -> list[tuple[str, str, int, int]]:
    """(reference, currency, what we count as received by transfer, what the bank's bookings show) [LED-9]."""
    ours = (
        Payment.objects.filter(method=BANK_TRANSFER, captured_at__gte=since, captured_at__lt=until)
        .values("reference", "currency")
        .annotate(minor=Sum(F("captured_minor")))
    )
    shown = dict(
        BankLine.objects.filter(state=BankLine.State.MATCHED, reference__in=[row["reference"] for row in ours])
        .values_list("reference")
        .annotate(minor=Sum("amount_minor"))
        .values_list("reference", "minor")
    )
    return [(row["reference"], row["currency"], row["minor"], shown.get(row["reference"], 0)) for row in ours]


def _line(row: BankLine) -> BankLineView:
    return BankLineView(
        id=row.pk,
        booked_on=row.booked_on,
        amount_minor=row.amount_minor,
        currency=row.currency,
        payer_name=row.payer_name,
        text=row.text,
        state=row.state,
        reference=row.reference,
        why=row.why,
        owner=row.owner.name if row.owner else "",
        owner_id=row.owner_id,
    )
