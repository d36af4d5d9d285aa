"""What the books say."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from haat.kernel.errors import NotFound
from haat.kernel.money import Money
from haat.kernel.statements import load
from haat.ledger import rules
from haat.ledger.models import CommissionRule, GuardedBalance, Payout, PayoutBatch, PayoutDestination
from haat.ledger.policies import MINIMUM_PAYOUT, STANDARD_COMMISSION, VAT_ON_COMMISSION
from haat.ledger.queries.sales import borne, sale_of
from haat.ledger.queries.wallets import wallet_balance, wallet_statement
from haat.ledger.types import (
    Balances,
    BatchView,
    Destination,
    LedgerAccount,
    PayoutLine,
    StatementLine,
    Terms,
    TrialLine,
)

__all__ = [
    "balance",
    "balances",
    "borne",
    "commission_rules",
    "commission_terms",
    "minimum_payout_minor",
    "payout_batch",
    "payout_destination",
    "payout_file",
    "sale_of",
    "statement",
    "trial_balance",
    "wallet_balance",
    "wallet_statement",
]

_GUARDED = (rules.HELD, rules.AVAILABLE, rules.PAYING)
_RULE = (
    "id", "name", "points", "fixed_minor", "floor_minor", "cap_minor", "category", "seller_id", "currency",
    "from_minor",
)  # fmt: skip
_ROLLED_AND_SINCE = """
    SELECT coalesce((SELECT balance_minor FROM ledger_rolledbalance WHERE account = %(account)s
                     AND currency = %(currency)s), 0)
         + coalesce((SELECT sum(amount_minor) FROM ledger_ledgerentry WHERE account = %(account)s
                     AND currency = %(currency)s
                     AND id > coalesce((SELECT through_entry_id FROM ledger_rollup WHERE id = 1), 0)), 0)
"""


def balance(account: LedgerAccount, currency: str) -> int:
    """What stands in one account, in minor units."""
    if account.kind in rules.GUARDED:
        found = GuardedBalance.objects.filter(account=account.code, currency=currency)
        return found.values_list("balance_minor", flat=True).first() or 0
    with connection.cursor() as cursor:
        cursor.execute(_ROLLED_AND_SINCE, {"account": account.code, "currency": currency})
        return int(cursor.fetchone()[0])


def balances(account_id: int, currency: str) -> Balances:
    """A seller's money by where it is [LED-2]."""
    codes = {kind: rules.of_seller(kind, account_id).code for kind in _GUARDED}
    found = dict(
        GuardedBalance.objects.filter(account__in=codes.values(), currency=currency).values_list(
            "account", "balance_minor"
        )
    )
    return Balances(
        held_minor=found.get(codes[rules.HELD], 0),
        available_minor=found.get(codes[rules.AVAILABLE], 0),
        on_the_way_minor=found.get(codes[rules.PAYING], 0),
        paid_out_minor=balance(rules.of_seller(rules.PAID_OUT, account_id), currency),
        currency=currency,
    )


_STATEMENT = """
WITH mine AS (
    SELECT DISTINCT transaction_id FROM ledger_ledgerentry
    WHERE account = ANY(%(accounts)s) AND transaction_id < %(before)s
    ORDER BY transaction_id DESC LIMIT %(limit)s
)
SELECT t.id, t.at, t.kind, t.order_id, t.details, e.currency,
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(held)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(available)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(paying)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(paid_out)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'commission'), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'vat'), 0)
FROM mine JOIN ledger_ledgertransaction t ON t.id = mine.transaction_id
JOIN ledger_ledgerentry e ON e.transaction_id = t.id
GROUP BY t.id, e.currency ORDER BY t.id DESC, e.currency
"""


def statement(account_id: int, before: int | None = None, limit: int = 50) -> list[StatementLine]:
    """A seller's transactions, newest first; `before` is the id of the last line already seen."""
    kinds = (*_GUARDED, rules.PAID_OUT)
    codes = {kind: rules.of_seller(kind, account_id).code for kind in kinds}
    with connection.cursor() as cursor:
        cursor.execute(
            _STATEMENT,
            {**codes, "accounts": list(codes.values()), "before": before or 2**62, "limit": min(limit, 500)},
        )
        rows = cursor.fetchall()
    return [_line(*row) for row in rows]


def _line(
    pk: int,
    at: datetime,
    kind: str,
    order_id: int | None,
    details: dict | str,
    currency: str,
    *sums: int,
) -> StatementLine:
    known = json.loads(details) if isinstance(details, str) else details
    held, available, paying, paid_out, commission, vat = (int(part) for part in sums)
    return StatementLine(
        id=pk,
        at=at,
        kind=kind,
        order_id=order_id,
        held_minor=held,
        available_minor=available,
        on_the_way_minor=paying,
        paid_out_minor=paid_out,
        commission_minor=commission,
        vat_minor=vat,
        currency=currency,
        rule_name=known.get("rule", ""),
        points=known.get("points", 0),
    )


def commission_rules() -> list[rules.CommissionRule]:
    """The operator's list in its order."""
    return [
        rules.CommissionRule(
            id=row.pk,
            name=row.name,
            points=row.points,
            fixed_minor=row.fixed_minor,
            floor_minor=row.floor_minor,
            cap_minor=row.cap_minor,
            category=row.category,
            seller_id=row.seller_id,
            currency=row.currency,
            from_minor=row.from_minor,
        )
        for row in load(CommissionRule, _RULE, "ended_at IS NULL ORDER BY place, id", [])
    ]


def commission_terms(
    *, seller_id: int, category_path: Sequence[str], amount_minor: int, currency: str, now: datetime
) -> Terms:
    """What the platform takes from a sale of `amount_minor` agreed now; freeze it on the order [LED-3].

    `category_path` holds the slugs from the root to the thing's category.
    """
    rule = rules.first_match(
        commission_rules(), seller_id=seller_id, category_path=category_path, amount=amount_minor, currency=currency
    )
    standard = rules.CommissionRule(0, "", STANDARD_COMMISSION.value(), 0, 0, None)
    return rules.terms_of(
        rule or standard,
        rule_id=rule.id if rule else None,
        amount_minor=amount_minor,
        vat_points=VAT_ON_COMMISSION.value(),
    )


def trial_balance() -> list[TrialLine]:
    """Everything in each kind of account, from the entries themselves; each currency's lines sum to zero."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT split_part(account, ':', 1), currency, sum(amount_minor), count(*)
            FROM ledger_ledgerentry GROUP BY 1, 2 ORDER BY 2, 1
            """
        )
        return [TrialLine(kind, currency, int(total), count) for kind, currency, total, count in cursor.fetchall()]


def payout_destination(account_id: int) -> Destination | None:
    """Where this seller is paid."""
    row = PayoutDestination.objects.filter(account_id=account_id, replaced_at__isnull=True).first()
    return Destination(row.holder, row.bank, row.number) if row else None


def minimum_payout_minor() -> int:
    """Less than this waits for the next batch."""
    return MINIMUM_PAYOUT.value()


def payout_batch(batch_id: int) -> BatchView:
    """A batch with its payouts. Raises NotFound."""
    batch = PayoutBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        raise NotFound
    lines = [
        PayoutLine(row.account_id, row.amount_minor, Destination(row.holder, row.bank, row.number))
        for row in Payout.objects.filter(batch=batch).order_by("account_id")
    ]
    total = sum(line.amount_minor for line in lines)
    return BatchView(batch.pk, batch.currency, batch.created_at, batch.paid_at, total, lines)


def payout_file(batch_id: int) -> bytes:
    """The batch as CSV (UTF-8 with a mark, so that spreadsheets read names of every script). Raises NotFound.

    A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    batch = payout_batch(batch_id)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["reference", "holder", "bank", "account", "amount", "currency"])
    for line in batch.lines:
        place = line.destination
        amount = Money(line.amount_minor, batch.currency).decimal
        words = [_no_formula(word) for word in (place.holder, place.bank, place.number)]
        writer.writerow([f"HAAT-{batch.id}-{line.account_id}", *words, f"{amount:f}", batch.currency])
    return out.getvalue().encode("utf-8-sig")


def _no_formula(text: str) -> str:
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
