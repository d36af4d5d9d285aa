"""A person's store credit."""

from django.db import connection

from haat.ledger import rules
from haat.ledger.models import GuardedBalance
from haat.ledger.types import LedgerAccount, WalletLine

_LINES = """
SELECT t.id, t.at, t.kind, t.order_id, t.memo, e.amount_minor, e.currency,
       (sum(e.amount_minor) OVER (ORDER BY e.id))::bigint
FROM ledger_ledgerentry e JOIN ledger_ledgertransaction t ON t.id = e.transaction_id
WHERE e.account = %s AND e.currency = %s
ORDER BY e.id DESC LIMIT %s
"""


def wallet_balance(account_id: int, currency: str) -> int:
    """What the person can spend, in minor units; never below zero."""
    code = LedgerAccount(rules.WALLET, str(account_id)).code
    found = GuardedBalance.objects.filter(account=code, currency=currency)
    return found.values_list("balance_minor", flat=True).first() or 0


def wallet_statement(account_id: int, currency: str, limit: int = 50) -> list[WalletLine]:
    """How the credit came to be what it is, newest first."""
    code = LedgerAccount(rules.WALLET, str(account_id)).code
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [code, currency, min(limit, 500)])
        return [
            WalletLine(pk, at, kind, order_id, memo, amount, after, currency)
            for pk, at, kind, order_id, memo, amount, currency, after in cursor.fetchall()
        ]
