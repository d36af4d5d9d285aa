"""Bring every product of a kept file in, one transaction each, and write the report."""

import io
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haat.channels.events import ImportFinished
from haat.channels.models import ImportProblem, StockImport
from haat.channels.operations.bring_in_product import bring_in_product
from haat.channels.rules.grouping import own_products, shopify_products
from haat.channels.types import Problem, Product
from haat.kernel.errors import Refusal
from haat.kernel.events import publish
from haat.kernel.tables import Unreadable, read_header, read_lines

REASONS = {
    "no_title": gettext_lazy("No line of this product has a title."),
    "no_key": gettext_lazy("The line has no key (Shopify: no handle), so we cannot tell what it belongs to."),
    "long_key": gettext_lazy("The key is longer than 100 characters."),
    "bad_quantity": gettext_lazy("The quantity is not a number."),
    "formula": gettext_lazy("A cell began like a formula; it was taken as plain text."),
}
_SHOWN_AFTER = 10
MOST_PROBLEMS = 2_000


def run_import(*, import_id: int, now: datetime, told: Callable[[int, int], None] | None = None) -> None:
    """Idempotent: run again, it updates what it made. `told(done, total)` hears of every product."""
    running = StockImport.objects.select_related(None).filter(pk=import_id, finished_at=None).first()
    if running is None or running.content is None:
        return
    ImportProblem.objects.filter(stock_import=running).delete()
    with translation.override(running.language or "en"):
        problems: list[ImportProblem] = []
        products = _products(running, problems)
        StockImport.objects.filter(pk=import_id).update(total=len(products), done=0)
        counts = _bring_in(running, products, problems, now, told)
    with transaction.atomic():
        ImportProblem.objects.bulk_create(problems[:MOST_PROBLEMS], batch_size=500)
        StockImport.objects.filter(pk=import_id).update(
            **counts, done=len(products), content=None, finished_at=now, stopped_because=running.stopped_because
        )
        publish(ImportFinished(import_id=import_id, seller_id=running.seller_id))


def _products(running: StockImport, problems: list[ImportProblem]) -> list[Product]:
    def tell(problem: Problem) -> None:
        problems.append(
            ImportProblem(
                stock_import=running,
                line=problem.line,
                key=problem.key[:200],
                reason=str(REASONS[problem.reason]),
                fatal=problem.fatal,
            )
        )

    file = io.BytesIO(bytes(running.content or b""))
    _encoding, separator, _header = read_header(file)
    lines = []
    try:
        for line in read_lines(file, running.encoding, separator):
            lines.append(line)
    except Unreadable as broken:
        running.stopped_because = _(
            "The table breaks off at line %(line)d, perhaps by a quote that is never closed. "
            "What stands before it came in."
        ) % {"line": broken.line}
    grouped = shopify_products if running.kind == "shopify" else own_products
    return list(grouped(lines, tell))


def _bring_in(
    running: StockImport,
    products: list[Product],
    problems: list[ImportProblem],
    now: datetime,
    told: Callable[[int, int], None] | None,
) -> dict[str, int]:
    counts = {"created": 0, "updated": 0, "waiting": 0}
    for number, product in enumerate(products, start=1):
        try:
            brought = bring_in_product(
                seller_id=running.seller_id, source=running.kind, import_id=running.pk, product=product, now=now
            )
        except Refusal as refusal:
            problems.extend(_refused(running, product, refusal))
        else:
            counts["created" if brought.created else "updated"] += 1
            counts["waiting"] += brought.is_waiting
            problems.extend(
                ImportProblem(stock_import=running, line=product.line, key=product.key, reason=note[:300], fatal=False)
                for note in brought.notes
            )
        if number % _SHOWN_AFTER == 0:
            StockImport.objects.filter(pk=running.pk).update(done=number, **counts)
        if told:
            told(number, len(products))
    return counts


def _refused(running: StockImport, product: Product, refusal: Refusal) -> list[ImportProblem]:
    """Every line of the product, since none of it came in; the reason at each."""
    reason = " ".join(dict.fromkeys(str(words) for words in refusal.fields.values())) or str(refusal.message)
    return [
        ImportProblem(
            stock_import=running,
            line=line.number,
            key=product.key,
            reason=reason[:300],
            fatal=True,
            cells=dict(line.cells),
        )
        for line in product.lines
    ]
