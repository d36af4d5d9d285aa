"""Tax that the market collected leaves for the state.

1. One hand-over is counted after the other: none takes more than is kept, however many are noted at once.
2. The reference (of the authority's receipt, or the bank's) makes it one: again with the same figures is the same
   transaction, with others it is refused.
3. What is kept for another country is not touched. More than is kept is refused.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from haat.kernel.audit import record
from haat.kernel.errors import InvalidInput, NotFound, Words
from haat.kernel.text import has_letters, one_line
from haat.kernel.ui import reading
from haat.ledger import rules
from haat.ledger.models import TaxHandover
from haat.ledger.operations.record_transaction import KeyReused, record_transaction
from haat.ledger.queries.taxes import kept_for_state
from haat.ledger.types import Entry, LedgerAccount

EARLIEST = date(2000, 1, 1)
_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtext('ledger:tax'))"


@transaction.atomic
def hand_over_tax(
    *,
    actor_id: int,
    account: LedgerAccount,
    currency: str,
    amount_minor: int,
    reference: str,
    paid_on: date,
    today: date,
    now: datetime,
) -> int:
    """The transaction. `account` holds tax: "sales_tax:pk" (of sales, by country), "sales_tax", "vat" (on commission).

    Raises NotFound for another account, InvalidInput with the fields, KeyReused for a reference that stands for
    another hand-over.
    """
    if account.kind not in rules.TAXES:
        raise NotFound
    reference = one_line(reference)
    _check(reference, paid_on, today)
    with connection.cursor() as cursor:
        cursor.execute(_ONE_BY_ONE)
    known = TaxHandover.objects.filter(reference=reference).first()
    if known is not None:
        same = (known.account, known.currency, known.amount_minor, known.paid_on)
        if same != (account.code, currency, amount_minor, paid_on):
            raise KeyReused(fields={"reference": _("This reference stands for another hand-over already.")})
        return known.transaction_id
    kept = kept_for_state(account, currency)
    if not 0 < amount_minor <= kept:
        raise InvalidInput(fields={"amount": _too_much(kept, currency)})
    booked = record_transaction(
        idempotency_key=f"tax:{reference}",
        kind=rules.TAX_HANDED_OVER,
        entries=[
            Entry(account, -amount_minor, currency),
            Entry(rules.handed_over_of(account), amount_minor, currency),
        ],
        memo=reference,
        details={"reference": reference, "paid_on": paid_on.isoformat()},
        now=now,
    )
    told: dict[str, Any] = {"amount_minor": amount_minor, "currency": currency, "reference": reference}
    TaxHandover.objects.create(
        account=account.code, paid_on=paid_on, transaction_id=booked, noted_by_id=actor_id, noted_at=now, **told
    )
    subject = f"ledger_account:{account.code}"
    record(actor_id=actor_id, action="ledger.tax_handed_over", subject=subject, now=now, **told, paid_on=f"{paid_on}")
    return booked


def _check(reference: str, paid_on: date, today: date) -> None:
    wrong: dict[str, Words] = {}
    if not (has_letters(reference) or any(sign.isdigit() for sign in reference)) or len(reference) > 80:
        wrong["reference"] = _("Please write the reference of the receipt or the bank, at most 80 characters.")
    if not EARLIEST <= paid_on <= today:
        wrong["paid_on"] = _("Please choose the day on which it was paid, not one to come.")
    if wrong:
        raise InvalidInput(fields=wrong)


def _too_much(kept: int, currency: str) -> Words:
    if kept <= 0:
        return _("Nothing is kept for the state here.")
    return _("No more than %s is kept for the state here.") % reading.money(kept, currency)
