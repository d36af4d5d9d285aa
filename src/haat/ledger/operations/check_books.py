"""A look over the whole books, once a day: what the database keeps by itself is counted again from the entries."""

from datetime import datetime

from django.db import connection, transaction

from haat.kernel.events import publish
from haat.ledger import rules
from haat.ledger.events import BooksBroken
from haat.ledger.models import BooksCheck

# Each finds what must not be, as (what it is about, figure), by one statement: money may move meanwhile.
_LOOKS = {
    "transactions that do not sum to zero": """
        SELECT transaction_id::text, sum(amount_minor)::text FROM ledger_ledgerentry
        GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0 LIMIT 20
    """,
    "balances that are not the sum of their entries": """
        SELECT coalesce(g.account, e.account), (coalesce(g.balance_minor, 0) - coalesce(e.total, 0))::text
        FROM (SELECT account, currency, sum(amount_minor) AS total FROM ledger_ledgerentry
              WHERE split_part(account, ':', 1) = ANY(%(guarded)s) GROUP BY account, currency) e
        FULL JOIN ledger_guardedbalance g ON g.account = e.account AND g.currency = e.currency
        WHERE coalesce(g.balance_minor, 0) <> coalesce(e.total, 0) LIMIT 20
    """,
    "accounts below zero that may not be": """
        SELECT account, balance_minor::text FROM ledger_guardedbalance
        WHERE balance_minor < 0 AND account NOT LIKE 'available:%%' LIMIT 20
    """,
    "held money that is not the sum of its sales": """
        SELECT coalesce(h.seller, s.seller)::text, (coalesce(h.total, 0) - coalesce(s.total, 0))::text
        FROM (SELECT split_part(account, ':', 2)::bigint AS seller, currency, balance_minor AS total
              FROM ledger_guardedbalance WHERE account LIKE 'held:%%') h
        FULL JOIN (
            SELECT seller_id AS seller, currency,
                   sum(gross_minor - cash_minor - (refunded_minor - cash_refunded_minor) - disputed_minor) AS total
            FROM ledger_sale WHERE released_at IS NULL GROUP BY seller_id, currency
        ) s ON s.seller = h.seller AND s.currency = h.currency
        WHERE coalesce(h.total, 0) <> coalesce(s.total, 0) LIMIT 20
    """,
    "payouts on their way that are in no batch": """
        SELECT coalesce(p.account, g.account), (coalesce(g.balance_minor, 0) - coalesce(p.total, 0))::text
        FROM (SELECT 'paying:' || y.account_id AS account, b.currency, sum(y.amount_minor) AS total
              FROM ledger_payout y JOIN ledger_payoutbatch b ON b.id = y.batch_id
              WHERE b.paid_at IS NULL AND y.returned_at IS NULL GROUP BY 1, 2) p
        FULL JOIN (SELECT account, currency, balance_minor FROM ledger_guardedbalance WHERE account LIKE 'paying:%%') g
            ON g.account = p.account AND g.currency = p.currency
        WHERE coalesce(p.total, 0) > coalesce(g.balance_minor, 0) LIMIT 20
    """,
}


@transaction.atomic
def check_books(*, now: datetime) -> list[str]:
    """The findings, kept with the day; any of them is an alarm. Empty when all is well."""
    findings = []
    with connection.cursor() as cursor:
        for what, sql in _LOOKS.items():
            cursor.execute(sql, {"guarded": list(rules.GUARDED)})
            findings += [f"{what}: {subject} {figure}" for subject, figure in cursor.fetchall()]
    BooksCheck.objects.create(findings=findings, made_at=now)
    if findings:
        publish(BooksBroken(day=f"{now:%Y-%m-%d}", finding=findings[0][:200]))
    return findings
