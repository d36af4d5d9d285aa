"""Sales with tax for the state are released by the statement that releases all others.

The function of before stays for a process of the last release: the two differ in how many things they are given.
"""

import importlib

from django.db import migrations

BALANCED_BEFORE = importlib.import_module("haat.ledger.migrations.0010_release_many_in_one_call").BALANCED
# What a dispute takes beyond its sale may be the seller's to bear.
BALANCED = BALANCED_BEFORE.replace("'refund', 'dispute_begun')", "'refund', 'dispute_begun', 'dispute_rest')")

# For sales of which nothing came back and nothing is disputed: the others are left to the caller, who finds them
# missing in the answer. A sale's row is claimed; one that was paid at the door, and not noted then, begins with its
# release. What is asked for in the order of ids is locked in that order: the arrays are walked, and each row is found
# by its key (joins of whole tables are turned off, since a plan is kept while the tables grow).
RELEASE = """
CREATE FUNCTION ledger_release_sales(
    wanted_at timestamptz, kept_until timestamptz, standard_reserve int, orders bigint[], sellers bigint[],
    totals bigint[], fees bigint[], vats bigint[], taxes bigint[], countries text[], doors text[], currencies text[],
    rules jsonb
) RETURNS TABLE (released bigint, booked bigint) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY WITH wanted AS MATERIALIZED (
        SELECT * FROM unnest(orders, sellers, totals, fees, vats, taxes, countries, doors, currencies)
            WITH ORDINALITY AS u (o, seller, total, fee, vat, tax, country, door, cur, nth)
    ), claimed AS (
        UPDATE ledger_sale s
        SET released_at = wanted_at, fee_minor = w.fee, vat_minor = w.vat,
            site_tax_minor = w.tax, site_tax_country = w.country
        FROM wanted w
        WHERE s.order_id = w.o AND s.released_at IS NULL AND s.refunded_minor = 0 AND s.disputed_minor = 0
          AND s.gross_minor = w.total AND s.seller_id = w.seller AND s.currency = w.cur
        RETURNING w.*, s.cash_minor AS cash
    ), begun AS (
        INSERT INTO ledger_sale
            (order_id, seller_id, currency, gross_minor, cash_minor, fee_minor, vat_minor, site_tax_minor,
             site_tax_country, released_at)
        SELECT w.o, w.seller, w.cur, w.total, w.total, w.fee, w.vat, w.tax, w.country, wanted_at FROM wanted w
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
               v.held + v.owed + s.fee + s.vat + s.tax > 0 AS moves
        FROM (
            SELECT * FROM claimed
            UNION ALL SELECT w.*, w.total FROM wanted w WHERE w.o IN (SELECT order_id FROM begun)
        ) s
        CROSS JOIN LATERAL (SELECT CASE s.door WHEN 'courier' THEN s.cash ELSE 0 END) AS c (owed)
        CROSS JOIN LATERAL (
            SELECT s.total - s.cash, c.owed, s.total - s.cash + c.owed - s.fee - s.vat - s.tax
        ) AS v (held, owed, net)
    ), noted AS (
        INSERT INTO ledger_ledgertransaction (id, idempotency_key, digest, kind, order_id, memo, details, at)
        SELECT n.id, 'order:' || n.o || CASE n.door WHEN '' THEN ':released' ELSE ':cod' END,
               md5(concat_ws(' ', n.o, n.seller, n.total, n.fee, n.vat, n.tax, n.reserve, n.door, n.cur)),
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
            ('vat', n.vat),
            (CASE n.country WHEN '' THEN 'sales_tax' ELSE 'sales_tax:' || n.country END, n.tax)
        ) AS e (account, amount) WHERE e.amount <> 0
    )
    SELECT o, CASE WHEN moves THEN id ELSE 0 END FROM numbered;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0014_taxes_are_handed_over")]

    operations = [
        migrations.RunSQL(BALANCED, BALANCED_BEFORE),
        migrations.RunSQL(
            RELEASE,
            "DROP FUNCTION ledger_release_sales(timestamptz, timestamptz, int, bigint[], bigint[], bigint[], bigint[],"
            " bigint[], bigint[], text[], text[], text[], jsonb)",
        ),
    ]
