"""The trial balance, and what is behind each of its figures. Read from the entries, not from kept balances."""

from datetime import datetime
from typing import Any

from django.db import connection

from haat.kernel.errors import NotFound
from haat.ledger.models import LedgerEntry, LedgerTransaction
from haat.ledger.types import AccountLine, BookedEntry, BookedTransaction, TrialLine

_BY_KIND = """
SELECT split_part(e.account, ':', 1), e.currency, sum(e.amount_minor), count(*)
FROM ledger_ledgerentry e {join} GROUP BY 1, 2 ORDER BY 2, 1
"""
_ACCOUNTS = """
SELECT e.account, e.currency, sum(e.amount_minor), count(*)
FROM ledger_ledgerentry e JOIN ledger_ledgertransaction t ON t.id = e.transaction_id AND t.at <= %(at)s
WHERE (e.account = %(kind)s OR e.account LIKE %(like)s) AND e.currency = %(currency)s
GROUP BY 1, 2 ORDER BY abs(sum(e.amount_minor)) DESC, 1 LIMIT %(limit)s
"""
_ENTRIES = """
SELECT t.id, t.at, t.kind, t.order_id, t.memo, e.amount_minor
FROM ledger_ledgerentry e JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
WHERE e.account = %(account)s AND e.currency = %(currency)s AND t.at <= %(at)s AND t.id < %(before)s
ORDER BY t.id DESC LIMIT %(limit)s
"""
_UP_TO = """
SELECT coalesce(sum(e.amount_minor), 0)
FROM ledger_ledgerentry e JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
WHERE e.account = %(account)s AND e.currency = %(currency)s AND t.at <= %(at)s AND t.id < %(before)s
"""


def trial_balance(at: datetime | None = None) -> list[TrialLine]:
    """Everything in each kind of account, now or at a moment; each currency's lines sum to zero."""
    join = "JOIN ledger_ledgertransaction t ON t.id = e.transaction_id AND t.at <= %s" if at else ""
    with connection.cursor() as cursor:
        cursor.execute(_BY_KIND.format(join=join), [at] if at else [])
        return [TrialLine(kind, currency, int(total), count) for kind, currency, total, count in cursor.fetchall()]


def accounts_of(kind: str, currency: str, at: datetime, limit: int = 100) -> list[AccountLine]:
    """The accounts of a kind with what stood in each at a moment, the largest first."""
    wanted: dict[str, Any] = {
        "kind": kind,
        "like": f"{kind}:%",
        "currency": currency,
        "at": at,
        "limit": min(limit, 1000),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNTS, wanted)
        return [AccountLine(code, money, int(total), count) for code, money, total, count in cursor.fetchall()]


def entries_of(
    account: str, currency: str, at: datetime, before: int | None = None, limit: int = 50
) -> list[BookedEntry]:
    """What was booked on one account until a moment, newest first, each with the balance after it."""
    wanted: dict[str, Any] = {
        "account": account,
        "currency": currency,
        "at": at,
        "before": before or 2**62,
        "limit": min(limit, 500),
    }
    with connection.cursor() as cursor:
        cursor.execute(_UP_TO, wanted)
        after = int(cursor.fetchone()[0])
        cursor.execute(_ENTRIES, wanted)
        found = []
        for pk, moment, kind, order_id, memo, amount in cursor.fetchall():
            found.append(BookedEntry(pk, moment, kind, order_id, memo, account, amount, currency, after))
            after -= amount
        return found


def transaction_for(transaction_id: int) -> BookedTransaction:
    """One transaction with all its entries. Raises NotFound."""
    row = LedgerTransaction.objects.filter(pk=transaction_id).first()
    if row is None:
        raise NotFound
    entries = LedgerEntry.objects.filter(transaction_id=row.pk).order_by("id")
    return BookedTransaction(
        id=row.pk,
        at=row.at,
        kind=row.kind,
        order_id=row.order_id,
        memo=row.memo,
        details=row.details,
        entries=[AccountLine(each.account, each.currency, each.amount_minor, 1) for each in entries],
    )
