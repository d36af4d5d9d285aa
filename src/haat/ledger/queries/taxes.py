"""Tax that stands in the books for the state: what is kept, and what has left."""

import re

from haat.kernel.errors import NotFound
from haat.kernel.statements import rows
from haat.ledger import rules
from haat.ledger.models import TaxHandover
from haat.ledger.types import HandoverView, LedgerAccount, TaxKept

# What was summed up to the last rollup, and the entries since: nobody counts the whole books for this.
_STANDING = """
WITH known AS (
    SELECT account, currency, balance_minor FROM ledger_rolledbalance WHERE account ~ %(which)s
    UNION ALL
    SELECT account, currency, amount_minor FROM ledger_ledgerentry
    WHERE id > coalesce((SELECT through_entry_id FROM ledger_rollup WHERE id = 1), 0) AND account ~ %(which)s
)
SELECT account, currency, sum(balance_minor)::bigint FROM known GROUP BY account, currency ORDER BY account, currency
"""


def taxes_kept() -> list[TaxKept]:
    """Each account of tax with what is kept in it and what has left it for the state."""
    found = {(code, currency): int(total) for code, currency, total in _standing("^(sales_tax|vat|handed_over)(:|$)")}
    kept = []
    for (code, currency), total in found.items():
        if not code.startswith(rules.HANDED_OVER):
            account = account_of(code)
            left = found.get((rules.handed_over_of(account).code, currency), 0)
            kept.append(TaxKept(account, currency, total, left))
    return kept


def kept_for_state(account: LedgerAccount, currency: str) -> int:
    """What is kept in one of them; below zero when more went back to buyers than was still there."""
    return next(
        (int(total) for _code, money, total in _standing(f"^{re.escape(account.code)}$") if money == currency), 0
    )


def account_of(code: str) -> LedgerAccount:
    """ "sales_tax:pk" as an account of tax. Raises NotFound for what is none."""
    if not re.fullmatch("(sales_tax|vat)(:[a-z0-9_]+)?", code):
        raise NotFound
    return LedgerAccount(*code.partition(":")[::2])


def handovers_of(account: LedgerAccount, currency: str, limit: int = 50) -> list[HandoverView]:
    """What left an account for the state, newest first."""
    newest = TaxHandover.objects.filter(account=account.code, currency=currency).order_by("-pk")[:limit]
    return [_view(row) for row in newest]


def handover_for(handover_id: int) -> HandoverView:
    """One of them. Raises NotFound."""
    return _one(pk=handover_id)


def handover_booked_by(transaction_id: int) -> HandoverView:
    """The one that a transaction booked. Raises NotFound."""
    return _one(transaction_id=transaction_id)


def _one(**which: int) -> HandoverView:
    row = TaxHandover.objects.filter(**which).first()
    if row is None:
        raise NotFound
    return _view(row)


def _standing(which: str) -> list[tuple[str, str, int]]:
    return rows(_STANDING, {"which": which})


def _view(row: TaxHandover) -> HandoverView:
    return HandoverView(
        id=row.pk,
        account=account_of(row.account),
        currency=row.currency,
        amount_minor=row.amount_minor,
        reference=row.reference,
        paid_on=row.paid_on,
        transaction_id=row.transaction_id,
        taken_back_at=row.taken_back_at,
        taken_back_reason=row.taken_back_reason,
    )
