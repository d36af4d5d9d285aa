"""One call writes a transaction with its entries; the database keeps its plan, which is most of what it costs."""

from django.db import migrations

RECORD = """
CREATE FUNCTION ledger_record(
    wanted_key text, content text, wanted_kind text, wanted_order bigint, wanted_memo text, wanted_details jsonb,
    wanted_at timestamptz, accounts text[], amounts bigint[], currencies text[]
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO ledger_ledgertransaction (idempotency_key, digest, kind, order_id, memo, details, at)
    VALUES (wanted_key, content, wanted_kind, wanted_order, wanted_memo, wanted_details, wanted_at)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO made;
    IF made IS NOT NULL THEN
        INSERT INTO ledger_ledgerentry (transaction_id, account, amount_minor, currency)
        SELECT made, entry.account, entry.amount_minor, entry.currency
        FROM unnest(accounts, amounts, currencies) AS entry (account, amount_minor, currency);
    END IF;
    RETURN made;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_entries_balance_and_never_change")]

    operations = [migrations.RunSQL(RECORD, "DROP FUNCTION ledger_record")]
