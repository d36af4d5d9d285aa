"""The whole books in open formats: CSV, one entry a line, and plain text as Beancount reads it."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from django.db import connection

from haat.kernel.money import Money
from haat.kernel.site import site_zone
from haat.ledger import rules

_ENTRIES = """
SELECT t.id, t.at, t.kind, t.order_id, t.memo, t.idempotency_key, e.account, e.amount_minor, e.currency
FROM ledger_ledgertransaction t JOIN ledger_ledgerentry e ON e.transaction_id = t.id
WHERE t.at >= %s AND t.at < %s ORDER BY t.id, e.id
"""
_OPENING = """
SELECT e.account, e.currency, sum(e.amount_minor), min(t.at)
FROM ledger_ledgerentry e JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
WHERE t.at < %s GROUP BY 1, 2 ORDER BY 1, 2
"""
# Where each kind stands in a chart of accounts. What people are owed is a liability; money outside is an asset.
_CHART = {
    rules.RECEIVED: "Assets:Received",
    rules.COURIER: "Assets:Couriers",
    rules.HELD: "Liabilities:Held",
    rules.AVAILABLE: "Liabilities:Available",
    rules.PAYING: "Liabilities:Paying",
    rules.PAID_OUT: "Assets:PaidOut",
    rules.RESERVE: "Liabilities:Reserve",
    rules.DISPUTED: "Liabilities:Disputed",
    rules.WALLET: "Liabilities:StoreCredit",
    rules.UNMATCHED: "Liabilities:Unmatched",
    rules.COMMISSION: "Income:Commission",
    rules.VAT: "Liabilities:Tax",
    rules.SALES_TAX: "Liabilities:SalesTax",
    rules.HANDED_OVER: "Assets:HandedOver",
    rules.GATEWAY_FEES: "Expenses:GatewayFees",
    rules.LABEL_COSTS: "Expenses:Labels",
    rules.SUBSIDIES: "Expenses:Subsidies",
    rules.GOODWILL: "Expenses:Goodwill",
    rules.LOSSES: "Expenses:Losses",
}
_CHUNK = 2_000


def journal_csv(since: datetime, until: datetime) -> Iterator[str]:
    """One line an entry, oldest first, beginning with the names of the columns; amounts in major units."""
    yield _csv_line(["transaction", "at", "kind", "order", "memo", "key", "account", "amount", "currency"])
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ENTRIES, [since, until])
        while rows := cursor.fetchmany(_CHUNK):
            for pk, at, kind, order_id, memo, key, account, amount, currency in rows:
                major = f"{Money(amount, currency).decimal:f}"
                yield _csv_line(
                    [pk, at.isoformat(), kind, order_id or "", no_formula(memo), key, account, major, currency]
                )


def no_formula(text: str) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _csv_line(values: list) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def journal_beancount(since: datetime, until: datetime) -> Iterator[str]:
    """A Beancount file of the time, with opening balances.

    Signs are those of accountancy (what we owe is negative), so each amount is turned around.
    """
    zone = site_zone()
    since, until = since.astimezone(zone), until.astimezone(zone)
    yield f"; Books from {since:%Y-%m-%d} until before {until:%Y-%m-%d}, days of {zone}\n"
    with connection.cursor() as cursor:
        cursor.execute(_OPENING, [since])
        opening = cursor.fetchall()
    opened = {code for code, *_ in opening}
    first = f"{since:%Y-%m-%d}"
    for code in sorted(opened):
        yield f"{first} open {account_name(code)}\n"
    carried = [(code, currency, int(total)) for code, currency, total, _ in opening if total]
    if carried:
        yield f'\n{first} * "Carried over"\n'
        yield from (_posting(code, total, currency) for code, currency, total in carried)
    current = None
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ENTRIES, [since, until])
        while rows := cursor.fetchmany(_CHUNK):
            for pk, at, kind, order_id, memo, key, code, amount, currency in rows:
                if pk != current:
                    current = pk
                    yield _heading(pk, at.astimezone(zone), kind, order_id, memo, key)
                yield _posting(code, amount, currency)
                opened.add(code)
    # Beancount takes directives in any order; accounts that appeared are opened at the end.
    yield "\n"
    carried_codes = {code for code, *_ in opening}
    for code in sorted(opened - carried_codes):
        yield f"{first} open {account_name(code)}\n"


def account_name(code: str) -> str:
    """ "available:12" as "Liabilities:Available:A12"."""
    kind, _, owner = code.partition(":")
    words = "".join(word.capitalize() for word in owner.split("_"))
    part = f"A{owner}" if owner.isdecimal() else words
    return f"{_CHART[kind]}:{part}" if part else _CHART[kind]


def _heading(pk: int, at: datetime, kind: str, order_id: int | None, memo: str, key: str) -> str:
    said = memo.replace("\\", "").replace('"', "'")
    lines = [f'\n{at:%Y-%m-%d} * "{said or kind}"', f"  transaction: {pk}", f'  kind: "{kind}"']
    if order_id:
        lines.append(f"  order: {order_id}")
    escaped = key.replace("\\", "").replace('"', "'")
    lines.append(f'  key: "{escaped}"')
    return "\n".join(lines) + "\n"


def _posting(code: str, minor: int, currency: str) -> str:
    return f"  {account_name(code)}  {Money(-minor, currency).decimal:f} {currency}\n"
