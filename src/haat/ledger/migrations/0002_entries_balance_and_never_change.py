"""What the database itself keeps [LED-1]: entries balance, stay as they are, and overdraw nobody."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'the_books_are_append_only';
END $$;
CREATE TRIGGER transactions_are_append_only BEFORE UPDATE OR DELETE ON ledger_ledgertransaction
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER entries_are_append_only BEFORE UPDATE OR DELETE ON ledger_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
"""

# Runs once for every INSERT statement and sees all its rows, so that a transaction's entries must come together and
# balance there and then: stricter than a check at commit, and one sum instead of one for each row.
BALANCED = """
CREATE FUNCTION ledger_keep_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved record;
    rest bigint;
BEGIN
    IF EXISTS (SELECT FROM fresh GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transaction do not sum to zero'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_transaction_sums_to_zero_per_currency';
    END IF;
    FOR moved IN
        SELECT f.account, f.currency, sum(f.amount_minor)::bigint AS amount, min(f.transaction_id) AS transaction_id
        FROM fresh f
        WHERE f.account LIKE 'held:%' OR f.account LIKE 'available:%' OR f.account LIKE 'paying:%'
        GROUP BY f.account, f.currency ORDER BY f.account, f.currency
    LOOP
        UPDATE ledger_guardedbalance SET balance_minor = balance_minor + moved.amount
        WHERE account = moved.account AND currency = moved.currency RETURNING balance_minor INTO rest;
        IF NOT FOUND THEN
            INSERT INTO ledger_guardedbalance AS g (account, currency, balance_minor)
            VALUES (moved.account, moved.currency, moved.amount)
            ON CONFLICT (account, currency) DO UPDATE SET balance_minor = g.balance_minor + EXCLUDED.balance_minor
            RETURNING balance_minor INTO rest;
        END IF;
        IF rest < 0 AND moved.amount < 0 AND NOT (
            moved.account LIKE 'available:%' AND EXISTS (
                SELECT FROM ledger_ledgertransaction t
                WHERE t.id = moved.transaction_id AND t.kind IN ('cod_by_seller', 'sale_reversed')
            )
        ) THEN
            RAISE EXCEPTION '% would stand at %', moved.account, rest
                USING ERRCODE = 'check_violation', CONSTRAINT = 'a_guarded_account_never_goes_below_zero';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER entries_keep_balance AFTER INSERT ON ledger_ledgerentry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_balance();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_books_commission_payouts")]

    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            """
            DROP TRIGGER entries_are_append_only ON ledger_ledgerentry;
            DROP TRIGGER transactions_are_append_only ON ledger_ledgertransaction;
            DROP FUNCTION ledger_refuse_change;
            """,
        ),
        migrations.RunSQL(
            BALANCED,
            "DROP TRIGGER entries_keep_balance ON ledger_ledgerentry; DROP FUNCTION ledger_keep_balance;",
        ),
    ]
