"""Store credit, reserves and disputed money never go below zero either; sales from before get their row."""

import importlib

from django.db import migrations

BALANCED_BEFORE = importlib.import_module("haat.ledger.migrations.0006_record_many_in_one_call").BALANCED
BALANCED = BALANCED_BEFORE.replace(
    "f.account LIKE 'held:%' OR f.account LIKE 'available:%' OR f.account LIKE 'paying:%'",
    "split_part(f.account, ':', 1) IN ('held', 'available', 'paying', 'wallet', 'reserve', 'disputed')",
).replace(
    "t.kind IN ('cod_by_seller', 'sale_reversed')",
    "t.kind IN ('cod_by_seller', 'sale_reversed', 'refund', 'dispute_begun')",
)

# What a seller took at the door before there were such rows is not known: it counts as nothing that could come back.
SALES = """
INSERT INTO ledger_sale (order_id, seller_id, currency, gross_minor, refunded_minor, fee_minor, vat_minor,
                         fee_returned_minor, vat_returned_minor, released_at)
SELECT t.order_id, max(split_part(e.account, ':', 2)) FILTER (WHERE e.account ~ '^(held|available):')::bigint,
       max(e.currency),
       coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'sale_held' AND e.account LIKE 'held:%'), 0)
           - coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'cod_by_courier' AND e.account = 'courier'), 0),
       coalesce(sum(e.amount_minor) FILTER (
           WHERE t.kind IN ('sale_returned', 'sale_reversed') AND e.account LIKE 'received%'), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE t.kind <> 'sale_reversed' AND e.account = 'commission'), 0),
       coalesce(sum(e.amount_minor) FILTER (WHERE t.kind <> 'sale_reversed' AND e.account = 'vat'), 0),
       coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'sale_reversed' AND e.account = 'commission'), 0),
       coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'sale_reversed' AND e.account = 'vat'), 0),
       max(t.at) FILTER (WHERE t.kind IN ('sale_released', 'cod_by_courier', 'cod_by_seller'))
FROM ledger_ledgertransaction t JOIN ledger_ledgerentry e ON e.transaction_id = t.id
WHERE t.order_id IS NOT NULL
  AND t.kind IN ('sale_held', 'sale_released', 'sale_returned', 'sale_reversed', 'cod_by_courier', 'cod_by_seller')
GROUP BY t.order_id
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_sales_reserves_invoices_differences")]

    operations = [migrations.RunSQL(BALANCED, BALANCED_BEFORE), migrations.RunSQL(SALES, "DELETE FROM ledger_sale")]
