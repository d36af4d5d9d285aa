"""What happens when a courier's file is read [LED-6].

1. The file is known by its content: the same one again changes nothing, or goes on where it broke off.
2. Each line is a transaction of its own. A parcel is found by its tracking number, or by the order's number.
3. Delivered, attempted and returned parcels take the step of the order in the courier's role; what was known stays.
4. Cash that was collected is compared with what the order asked for, and handed over once per parcel.
5. At the end the sum is booked against what couriers owe, fees apart, and every difference becomes a case with an
   owner [LED-9].
6. A line that cannot be used is kept with the reason; the others go on.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, Refusal
from haat.kernel.money import parse_minor
from haat.kernel.site import SITE_CURRENCY
from haat.kernel.tables import Line, Undecodable, Unreadable, read_header, read_lines
from haat.kernel.text import one_line, slug
from haat.ledger.operations.reconcile import reconcile
from haat.ledger.operations.record_cost import record_cost
from haat.ledger.operations.record_remittance import record_remittance
from haat.ledger.types import Line as BookLine
from haat.orders import rules
from haat.orders.models import CourierFile, CourierLine, Order
from haat.orders.operations.deliver_order import deliver
from haat.orders.operations.report_attempt import attempt, turn_round
from haat.orders.rules import courier_files, parcels
from haat.orders.rules.courier_files import CourierRow
from haat.payments.queries import cash_goes_to, payments_of
from haat.payments.types import COD

MOST_BYTES = 5 * 1024 * 1024
MOST_LINES = 20_000
Outcome = CourierLine.Outcome


def read_courier_file(*, actor_id: int, carrier: str, name: str, file: IO[bytes], now: datetime) -> int:
    """Read it and act on each line; the file's id, also when it was read before.

    Raises InvalidInput with `carrier` or `file` when nothing of it can be used.
    """
    carrier = one_line(carrier)[:40]
    if not carrier:
        raise InvalidInput(fields={"carrier": _("Please say which courier sent it.")})
    encoding, separator, columns = _opened(file)
    kept, is_new = CourierFile.objects.get_or_create(
        digest=_digest(file),
        defaults={
            "carrier": carrier,
            "name": one_line(name)[:120],
            "currency": SITE_CURRENCY.value(),
            "read_by_id": actor_id,
            "read_at": now,
        },
    )
    if kept.finished_at is not None:
        return kept.pk
    if is_new:
        record(actor_id=actor_id, action="orders.courier_file_read", subject=f"courier_file:{kept.pk}", now=now)
    read = set(kept.lines.values_list("number", flat=True))
    try:
        for line in _lines(read_lines(file, encoding, separator)):
            if line.number not in read:
                _read_line(kept, line, columns, now)
    except Unreadable as broken:
        CourierLine.objects.get_or_create(
            file=kept,
            number=broken.line,
            defaults={"outcome": Outcome.UNREADABLE, "words": _("The table breaks off here.")},
        )
    _finish(kept, actor_id, now)
    return kept.pk


def _opened(file: IO[bytes]) -> tuple[str, str, Mapping[str, str]]:
    size = file.seek(0, 2)
    if not size or size > MOST_BYTES:
        raise InvalidInput(fields={"file": _("Please choose a table of at most %(most)d MB.") % {"most": 5}})
    try:
        encoding, separator, header = read_header(file)
    except (Undecodable, Unreadable) as error:
        raise InvalidInput(fields={"file": _("This is not a table that can be read. A CSV file works.")}) from error
    columns = courier_files.columns_of(header)
    if not columns:
        told = _("A courier's file needs a column with the tracking number or the order, and one with the status.")
        raise InvalidInput(fields={"file": told})
    return encoding, separator, columns


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _lines(lines: Iterable[Line]) -> Iterable[Line]:
    for count, line in enumerate(lines):
        if count == MOST_LINES:
            raise Unreadable(line.number)
        yield line


@transaction.atomic
def _read_line(file: CourierFile, line: Line, columns: Mapping[str, str], now: datetime) -> None:
    row = courier_files.row_of(line.cells, columns)
    made = CourierLine(file=file, number=line.number, tracking=row.tracking[:60], status=row.said[:40])
    order = _order_of(row)
    if order is None:
        made.outcome, made.words = Outcome.UNKNOWN, _("No parcel here has this number.")
    else:
        made.order = order
        made.outcome, made.words = _act(file, order, row, now)
        _count_cash(made, order, row, file.currency)
    made.words = made.words[:200]
    made.save()


def _order_of(row: CourierRow) -> Order | None:
    """The newest order with this tracking number, or the one with this order number; locked."""
    orders = Order.objects.select_for_update(no_key=True)
    if row.tracking:
        found = orders.filter(tracking__iexact=row.tracking).order_by("-pk").first()
        if found is not None:
            return found
    order_id = courier_files.order_id_of(row.order)
    return orders.filter(pk=order_id).first() if order_id else None


def _act(file: CourierFile, order: Order, row: CourierRow, now: datetime) -> tuple[str, str]:
    if not row.status:
        return Outcome.UNREADABLE, _("What “%(said)s” means is not known.") % {"said": row.said[:60]}
    if row.status == courier_files.ATTEMPT and not row.reason:
        return Outcome.UNREADABLE, _("Why it was not handed over is not said: “%(said)s”.") % {"said": row.said[:60]}
    try:
        with transaction.atomic():
            return _step(file, order, row, now)
    except Refusal as refusal:
        return Outcome.NOT_NOW, str(refusal.message)


def _step(file: CourierFile, order: Order, row: CourierRow, now: datetime) -> tuple[str, str]:
    who: dict[str, Any] = {"role": rules.COURIER, "actor_id": file.read_by_id, "now": now}
    if row.status == courier_files.ON_THE_WAY:
        return Outcome.KNOWN, ""
    if row.status == courier_files.DELIVERED:
        if order.state in (rules.DELIVERED, rules.ACCEPTED, rules.SETTLED):
            return Outcome.KNOWN, ""
        return (Outcome.DONE if deliver(order=order, **who) else Outcome.KNOWN), ""
    if order.state in (rules.REFUSED, rules.RETURNED):
        return Outcome.KNOWN, ""
    reason = row.reason or parcels.UNREACHABLE
    told = attempt(order=order, reason=reason, note=row.said[:200], **who)
    if row.status == courier_files.RETURNED and order.state == rules.SHIPPED:
        turn_round(order, reason=reason, **who)
        told = True
    return (Outcome.DONE if told else Outcome.KNOWN), ""


def _count_cash(made: CourierLine, order: Order, row: CourierRow, currency: str) -> None:
    """What the courier collected and took for itself; a sum that cannot be read is told."""
    try:
        collected = parse_minor(row.collected, currency) if row.collected else 0
        made.fee_minor = parse_minor(row.fee, currency) if row.fee else 0
    except ValueError:
        made.outcome, made.words = Outcome.UNREADABLE, _("The sum cannot be read.")
        return
    if collected <= 0 or made.fee_minor < 0 or made.outcome not in (Outcome.DONE, Outcome.KNOWN):
        return
    if CourierLine.objects.filter(order=order, collected_minor__gt=0).exists():
        made.outcome, made.words = Outcome.KNOWN, _("The cash of this parcel was handed over before.")
        return
    made.collected_minor = collected
    asked = _cash_of(order.pk)
    made.outcome = Outcome.DONE if collected == asked else Outcome.DIFFERS
    if collected != asked:
        made.words = _("The order asked for another sum.")


def _cash_of(order_id: int) -> int:
    return sum(part.amount_minor for part in payments_of([order_id]).get(order_id, ()) if part.method == COD)


@transaction.atomic
def _finish(file: CourierFile, actor_id: int, now: datetime) -> None:
    if not CourierFile.objects.filter(pk=file.pk, finished_at__isnull=True).update(finished_at=now):
        return
    cash = [line for line in file.lines.filter(collected_minor__gt=0) if line.order_id]
    if not cash or cash_goes_to() != "courier":
        return
    source = f"courier:{slug(file.carrier) or file.pk}"
    record_remittance(
        actor_id=actor_id,
        reference=f"{source}:{file.digest[:16]}",
        amount_minor=sum(line.collected_minor for line in cash),
        currency=file.currency,
        now=now,
    )
    fees = sum(line.fee_minor for line in cash)
    if fees:
        record_cost(
            kind="label_costs",
            provider="courier",
            amount_minor=fees,
            currency=file.currency,
            key=f"{source}:{file.digest[:16]}",
            now=now,
        )
    numbers = {line.order_id: rules.order_number(line.order_id or 0) for line in cash}
    reconcile(
        source=source,
        lines=[BookLine(numbers[line.order_id], line.collected_minor, file.currency) for line in cash],
        expected=[BookLine(numbers[line.order_id], _cash_of(line.order_id or 0), file.currency) for line in cash],
        actor_id=actor_id,
        now=now,
    )
