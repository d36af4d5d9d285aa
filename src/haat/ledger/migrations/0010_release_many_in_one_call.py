"""Many sales are released by one statement, and an entry costs less to keep.

An entry had three indexes, a foreign key that was looked up row by row at the commit, and a name that was matched with
groups kept. Nobody looks for an entry by its own number, so that index goes (a BRIN finds the newest ones); the trigger
that sees all rows of a statement looks for their transactions instead of the foreign key.
"""

import django.db.models.deletion
from django.db import migrations, models

NARROW = """
ALTER TABLE ledger_ledgerentry DROP CONSTRAINT ledger_ledgerentry_pkey;
CREATE INDEX entries_by_number ON ledger_ledgerentry USING brin (id);
ALTER TABLE ledger_guardedbalance SET (fillfactor = 70);
ALTER TABLE ledger_sale SET (fillfactor = 80);
"""
WIDE = """
ALTER TABLE ledger_sale RESET (fillfactor);
ALTER TABLE ledger_guardedbalance RESET (fillfactor);
DROP INDEX entries_by_number;
ALTER TABLE ledger_ledgerentry ADD CONSTRAINT ledger_ledgerentry_pkey PRIMARY KEY (id);
"""

# Balances change in the order of accounts, all in one statement. Only if one of them stands below zero now is it asked
# which transactions took from it, and whether they may.
BALANCED = """
CREATE OR REPLACE FUNCTION ledger_keep_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    below text[];
    overdrawn record;
BEGIN
    IF EXISTS (SELECT FROM fresh GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0) THEN
        RAISE EXCEPTION 'the entries of a transaction do not sum to zero'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_transaction_sums_to_zero_per_currency';
    END IF;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT transaction_id FROM fresh) f
        WHERE NOT EXISTS (SELECT FROM ledger_ledgertransaction t WHERE t.id = f.transaction_id)
    ) THEN
        RAISE EXCEPTION 'an entry belongs to no transaction'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'an_entry_belongs_to_a_transaction';
    END IF;
    WITH moved AS (
        INSERT INTO ledger_guardedbalance AS g (account, currency, balance_minor)
        SELECT f.account, f.currency, sum(f.amount_minor)::bigint
        FROM fresh f
        WHERE split_part(f.account, ':', 1) IN ('held', 'available', 'paying', 'wallet', 'reserve', 'disputed', 'unmatched')
        GROUP BY f.account, f.currency ORDER BY f.account, f.currency
        ON CONFLICT (account, currency) DO UPDATE SET balance_minor = g.balance_minor + EXCLUDED.balance_minor
        RETURNING g.account, g.currency, g.balance_minor
    )
    SELECT array_agg(account || ' ' || currency) FROM moved WHERE balance_minor < 0 INTO below;
    IF below IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT f.account, f.currency INTO overdrawn
    FROM fresh f JOIN ledger_ledgertransaction t ON t.id = f.transaction_id
    WHERE f.account || ' ' || f.currency = ANY(below)
      AND NOT (f.account LIKE 'available:%'
               AND t.kind IN ('cod_by_seller', 'sale_reversed', 'refund', 'dispute_begun'))
    GROUP BY f.account, f.currency, t.id HAVING sum(f.amount_minor) < 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% would stand below zero', overdrawn.account
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_guarded_account_never_goes_below_zero';
    END IF;
    RETURN NULL;
END $$;
"""

# For sales of which nothing came back and nothing is disputed: the others are left to the caller, who finds them
# missing in the answer. A sale's row is claimed; one that was paid at the door, and not noted then, begins with its
# release. What is asked for in the order of ids is locked in that order: the arrays are walked, and each row is found
# by its key (joins of whole tables are turned off, since a plan is kept while the tables grow).
RELEASE = """
CREATE FUNCTION ledger_release_sales(
    wanted_at timestamptz, kept_until timestamptz, standard_reserve int, orders bigint[], sellers bigint[],
    totals bigint[], fees bigint[], vats bigint[], doors text[], currencies text[], rules jsonb
) RETURNS TABLE (released bigint, booked bigint) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY WITH wanted AS MATERIALIZED (
        SELECT * FROM unnest(orders, sellers, totals, fees, vats, doors, currencies)
            WITH ORDINALITY AS u (o, seller, total, fee, vat, door, cur, nth)
    ), claimed AS (
        UPDATE ledger_sale s SET released_at = wanted_at, fee_minor = w.fee, vat_minor = w.vat
        FROM wanted w
        WHERE s.order_id = w.o AND s.released_at IS NULL AND s.refunded_minor = 0 AND s.disputed_minor = 0
          AND s.gross_minor = w.total AND s.seller_id = w.seller AND s.currency = w.cur
        RETURNING w.*, s.cash_minor AS cash
    ), begun AS (
        INSERT INTO ledger_sale
            (order_id, seller_id, currency, gross_minor, cash_minor, fee_minor, vat_minor, released_at)
        SELECT w.o, w.seller, w.cur, w.total, w.total, w.fee, w.vat, wanted_at FROM wanted w
        WHERE w.door <> '' AND NOT EXISTS (SELECT FROM ledger_sale s WHERE s.order_id = w.o)
        ON CONFLICT (order_id) DO NOTHING RETURNING order_id
    ), numbered AS MATERIALIZED (
        SELECT nextval('ledger_ledgertransaction_id_seq') AS id, s.*, v.*,
               -- Hundredths of a percent, half up, of what the seller gets.
               (greatest(v.net, 0) * coalesce(
                   (SELECT r.points FROM ledger_reserverule r
                    WHERE r.seller_id = s.seller AND r.ended_at IS NULL AND (r.until IS NULL OR r.until > wanted_at)),
                   standard_reserve
               ) * 2 + 10000) / 20000 AS reserve,
               v.held + v.owed + s.fee + s.vat > 0 AS moves
        FROM (
            SELECT * FROM claimed
            UNION ALL SELECT w.*, w.total FROM wanted w WHERE w.o IN (SELECT order_id FROM begun)
        ) s
        CROSS JOIN LATERAL (SELECT CASE s.door WHEN 'courier' THEN s.cash ELSE 0 END) AS c (owed)
        CROSS JOIN LATERAL (
            SELECT s.total - s.cash, c.owed, s.total - s.cash + c.owed - s.fee - s.vat
        ) AS v (held, owed, net)
    ), noted AS (
        INSERT INTO ledger_ledgertransaction (id, idempotency_key, digest, kind, order_id, memo, details, at)
        SELECT n.id, 'order:' || n.o || CASE n.door WHEN '' THEN ':released' ELSE ':cod' END,
               md5(concat_ws(' ', n.o, n.seller, n.total, n.fee, n.vat, n.reserve, n.door, n.cur)),
               CASE n.door WHEN '' THEN 'sale_released' WHEN 'courier' THEN 'cod_by_courier' ELSE 'cod_by_seller' END,
               n.o, '', rules -> (n.nth - 1)::int, wanted_at
        FROM numbered n WHERE n.moves
    ), put_by AS (
        INSERT INTO ledger_reservepart (order_id, seller_id, currency, amount_minor, due_at)
        SELECT n.o, n.seller, n.cur, n.reserve, kept_until FROM numbered n WHERE n.reserve > 0
    ), moved AS (
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT n.id, e.account, e.amount, n.cur
        FROM numbered n CROSS JOIN LATERAL (VALUES
            ('held:' || n.seller, -n.held),
            ('courier', -n.owed),
            ('available:' || n.seller, n.net - n.reserve),
            ('reserve:' || n.seller, n.reserve),
            ('commission', n.fee),
            ('vat', n.vat)
        ) AS e (account, amount) WHERE e.amount <> 0
    )
    SELECT o, CASE WHEN moves THEN id ELSE 0 END FROM numbered;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0009_cash_at_the_door_and_unmatched_money")]

    operations = [
        migrations.AlterField(
            model_name="ledgerentry",
            name="transaction",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="ledger.ledgertransaction",
            ),
        ),
        migrations.RemoveConstraint(model_name="ledgerentry", name="an_entry_names_a_known_account"),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    account__regex=(
                        "^(?:received|courier|held|available|paying|paid_out|commission|vat|wallet|reserve|disputed"
                        "|gateway_fees|label_costs|subsidies|goodwill|unmatched)(?::[a-z0-9_]+)?$"
                    )
                ),
                name="an_entry_names_a_known_account",
            ),
        ),
        migrations.RunSQL(NARROW, WIDE),
        migrations.RunSQL(BALANCED, migrations.RunSQL.noop),
        migrations.RunSQL(
            RELEASE,
            "DROP FUNCTION ledger_release_sales",
        ),
    ]
