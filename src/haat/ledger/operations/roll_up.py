"""Keep the balances of accounts that every sale touches quick to ask for, without a row that every sale waits for."""

from django.db import OperationalError, connection, transaction

from haat.ledger import rules


def roll_up() -> int:
    """Add entries since the last time to the rolled balances; how many. 0 when money moves too busily just now.

    Ids are given before a commit, so a lower one may still come: a lock on the table, held for a moment, waits until
    nobody is writing, and everything up to the highest id given then is final.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            cursor.execute("LOCK TABLE ledger_ledgerentry IN SHARE MODE")
            cursor.execute("SELECT last_value FROM ledger_ledgerentry_id_seq")
            (final,) = cursor.fetchone()
    except OperationalError:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_rollup (id, through_entry_id) VALUES (1, 0) ON CONFLICT DO NOTHING")
        cursor.execute("SELECT through_entry_id FROM ledger_rollup WHERE id = 1 FOR UPDATE")
        (through,) = cursor.fetchone()
        cursor.execute(
            """
            INSERT INTO ledger_rolledbalance AS rolled (account, currency, balance_minor)
            SELECT account, currency, sum(amount_minor) FROM ledger_ledgerentry
            WHERE id > %(through)s AND id <= %(final)s
              AND split_part(account, ':', 1) <> ALL(%(guarded)s)
            GROUP BY account, currency ORDER BY account, currency
            ON CONFLICT (account, currency)
            DO UPDATE SET balance_minor = rolled.balance_minor + EXCLUDED.balance_minor
            """,
            {"through": through, "final": final, "guarded": list(rules.GUARDED)},
        )
        cursor.execute(
            "UPDATE ledger_rollup SET through_entry_id = greatest(through_entry_id, %s) WHERE id = 1", [final]
        )
    return max(0, int(final) - int(through))
