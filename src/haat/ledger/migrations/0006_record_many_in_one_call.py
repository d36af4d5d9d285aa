"""Many transfers in one call and one commit; those that are refused do not fail the others."""

import importlib

from django.db import migrations

BALANCED_BEFORE = importlib.import_module("haat.ledger.migrations.0002_entries_balance_and_never_change").BALANCED

# As before for one transaction. For many in one statement: balances change by one statement in the order of accounts,
# and an overdrawn account is looked at by each transaction that takes from it, not only by one of them.
BALANCED = """
CREATE OR REPLACE FUNCTION ledger_keep_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved record;
BEGIN
    IF EXISTS (SELECT FROM fresh GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transaction do not sum to zero'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_transaction_sums_to_zero_per_currency';
    END IF;
    FOR moved IN
        INSERT INTO ledger_guardedbalance AS g (account, currency, balance_minor)
        SELECT f.account, f.currency, sum(f.amount_minor)::bigint
        FROM fresh f
        WHERE f.account LIKE 'held:%' OR f.account LIKE 'available:%' OR f.account LIKE 'paying:%'
        GROUP BY f.account, f.currency ORDER BY f.account, f.currency
        ON CONFLICT (account, currency) DO UPDATE SET balance_minor = g.balance_minor + EXCLUDED.balance_minor
        RETURNING g.account, g.currency, g.balance_minor
    LOOP
        IF moved.balance_minor < 0 AND EXISTS (
            SELECT FROM fresh f JOIN ledger_ledgertransaction t ON t.id = f.transaction_id
            WHERE f.account = moved.account AND f.currency = moved.currency
                AND NOT (f.account LIKE 'available:%' AND t.kind IN ('cod_by_seller', 'sale_reversed'))
            GROUP BY t.id HAVING sum(f.amount_minor) < 0
        ) THEN
            RAISE EXCEPTION '% would stand at %', moved.account, moved.balance_minor
                USING ERRCODE = 'check_violation', CONSTRAINT = 'a_guarded_account_never_goes_below_zero';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
"""

# `transfers` is a list of {place, key, content, kind, order, memo, details} with each key once; the arrays are their
# entries, `places` telling whose. Answers for each place the id and the content that stand under its key; no id when
# the transfer would overdraw an account. First all together; if that is refused, one after the other. To plan anew for
# each length of the arrays would cost more than to write.
RECORD_MANY = """
CREATE FUNCTION ledger_record_many(
    transfers jsonb, wanted_at timestamptz, places int[], accounts text[], amounts bigint[], currencies text[]
) RETURNS TABLE (place int, id bigint, content text) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    wanted record;
    refused text;
BEGIN
    BEGIN
        WITH w AS (
            SELECT * FROM jsonb_to_recordset(transfers)
                AS w (place int, key text, content text, kind text, "order" bigint, memo text, details jsonb)
        ), made AS (
            INSERT INTO ledger_ledgertransaction AS t (idempotency_key, digest, kind, order_id, memo, details, at)
            SELECT w.key, w.content, w.kind, w."order", w.memo, w.details, wanted_at FROM w ORDER BY w.key
            ON CONFLICT (idempotency_key) DO NOTHING RETURNING t.id, t.idempotency_key
        )
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT made.id, entry.account, entry.amount_minor, entry.currency
        FROM unnest(places, accounts, amounts, currencies) AS entry (place, account, amount_minor, currency)
        JOIN w ON w.place = entry.place JOIN made ON made.idempotency_key = w.key;
    EXCEPTION WHEN check_violation THEN
        GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
        IF refused <> 'a_guarded_account_never_goes_below_zero' THEN
            RAISE;
        END IF;
        FOR wanted IN
            SELECT w.*, array_agg(e.account ORDER BY e.nth) AS accounts, array_agg(e.amount ORDER BY e.nth) AS amounts,
                array_agg(e.currency ORDER BY e.nth) AS currencies
            FROM jsonb_to_recordset(transfers)
                AS w (place int, key text, content text, kind text, "order" bigint, memo text, details jsonb)
            JOIN unnest(places, accounts, amounts, currencies) WITH ORDINALITY
                AS e (place, account, amount, currency, nth) ON e.place = w.place
            GROUP BY w.place, w.key, w.content, w.kind, w."order", w.memo, w.details ORDER BY w.place
        LOOP
            BEGIN
                PERFORM ledger_record(
                    wanted.key, wanted.content, wanted.kind, wanted."order", wanted.memo, wanted.details, wanted_at,
                    wanted.accounts, wanted.amounts, wanted.currencies
                );
            EXCEPTION WHEN check_violation THEN
                GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
                IF refused <> 'a_guarded_account_never_goes_below_zero' THEN
                    RAISE;
                END IF;
            END;
        END LOOP;
    END;
    RETURN QUERY
        SELECT w.place, t.id, t.digest::text
        FROM jsonb_to_recordset(transfers) AS w (place int, key text)
        LEFT JOIN LATERAL (
            SELECT * FROM ledger_ledgertransaction known WHERE known.idempotency_key = w.key LIMIT 1
        ) t ON true;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_balances_stay_on_their_page")]

    operations = [
        migrations.RunSQL(
            BALANCED,
            BALANCED_BEFORE[: BALANCED_BEFORE.index("CREATE TRIGGER")].replace(
                "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
            ),
        ),
        migrations.RunSQL(RECORD_MANY, "DROP FUNCTION ledger_record_many"),
    ]
