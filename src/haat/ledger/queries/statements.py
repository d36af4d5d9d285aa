"""What moved in one seller's places, and what stood there at a moment."""

import json
from datetime import date, datetime
from typing import Any

from django.db import connection

from haat.kernel.site import SITE_TIME_ZONE
from haat.ledger import rules
from haat.ledger.types import LedgerAccount, StatementLine

_PLACES = (rules.HELD, rules.AVAILABLE, rules.RESERVE, rules.PAYING, rules.PAID_OUT, rules.DISPUTED)
_STATEMENT = """
WITH mine AS (
    SELECT DISTINCT e.transaction_id FROM ledger_ledgerentry e
    JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
    WHERE e.account = ANY(%(accounts)s) AND e.transaction_id < %(before)s AND t.at >= %(since)s AND t.at < %(until)s
    ORDER BY e.transaction_id DESC LIMIT %(limit)s
)
SELECT t.id, t.at, t.kind, t.order_id, t.memo, t.details, e.currency,
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(held)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(available)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(reserve)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(paying)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(paid_out)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = %(disputed)s), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'commission'), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'vat'), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE e.account = 'sales_tax' OR e.account LIKE 'sales_tax:%%'), 0)
FROM mine JOIN ledger_ledgertransaction t ON t.id = mine.transaction_id
JOIN ledger_ledgerentry e ON e.transaction_id = t.id
GROUP BY t.id, e.currency ORDER BY t.id DESC, e.currency
"""
_UP_TO = """
SELECT coalesce(sum(amount_minor), 0) FROM ledger_ledgerentry
WHERE account = %s AND currency = %s AND transaction_id <= %s
"""
_AT = """
SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_ledgerentry e
JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
WHERE e.account = %s AND e.currency = %s AND t.at <= %s
"""
_MONTHS = """
SELECT DISTINCT date_trunc('month', t.at AT TIME ZONE %s)::date FROM ledger_ledgerentry e
JOIN ledger_ledgertransaction t ON t.id = e.transaction_id WHERE e.account = ANY(%s) ORDER BY 1 DESC LIMIT 60
"""


def statement(
    account_id: int,
    before: int | None = None,
    limit: int = 50,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[StatementLine]:
    """A seller's transactions, newest first, each with what was available after it.

    `before` is the id of the last line already seen; `since` and `until` (not included) bound the time.
    """
    codes = {kind: rules.of_seller(kind, account_id).code for kind in _PLACES}
    wanted = {
        **codes,
        "accounts": list(codes.values()),
        "before": before or 2**62,
        "since": since or "-infinity",
        "until": until or "infinity",
        "limit": min(limit, 500),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, wanted)
        rows = cursor.fetchall()
        after: dict[str, int] = {}
        for pk, *_, currency in (row[:7] for row in rows):
            if currency not in after:
                cursor.execute(_UP_TO, [codes[rules.AVAILABLE], currency, pk])
                after[currency] = int(cursor.fetchone()[0])
    lines = []
    for row in rows:
        line = _line(row, after[row[6]])
        after[line.currency] -= line.available_minor
        lines.append(line)
    return lines


def _line(row: tuple[Any, ...], after_minor: int) -> StatementLine:
    pk, at, kind, order_id, memo, details, currency, *sums = row
    known = json.loads(details) if isinstance(details, str) else details
    held, available, reserve, paying, paid_out, disputed, commission, vat, site_tax = (int(part) for part in sums)
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
        reserve_minor=reserve,
        disputed_minor=disputed,
        site_tax_minor=site_tax,
        after_minor=after_minor,
        memo=memo,
        details=known,
    )


def months_of(account_id: int) -> list[date]:
    """The months of the market in which anything moved, newest first, at most 60; each as its first day."""
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, [SITE_TIME_ZONE.value(), [rules.of_seller(kind, account_id).code for kind in _PLACES]])
        return [month for (month,) in cursor.fetchall()]


def balance_at(account: LedgerAccount, currency: str, at: datetime) -> int:
    """What stood in an account at a moment, in minor units, from the entries themselves."""
    with connection.cursor() as cursor:
        cursor.execute(_AT, [account.code, currency, at])
        return int(cursor.fetchone()[0])
