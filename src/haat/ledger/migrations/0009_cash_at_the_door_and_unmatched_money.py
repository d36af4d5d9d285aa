"""Sales know what was paid at the door; money that nobody can explain has an account, which is guarded too."""

import importlib

from django.db import migrations, models

BALANCED_BEFORE = importlib.import_module("haat.ledger.migrations.0008_guard_credit_reserve_and_disputes").BALANCED
BALANCED = BALANCED_BEFORE.replace("'reserve', 'disputed')", "'reserve', 'disputed', 'unmatched')")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0008_guard_credit_reserve_and_disputes"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ledgerentry",
            name="an_entry_names_a_known_account",
        ),
        migrations.AddField(
            model_name="payoutdestination",
            name="provider",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="sale",
            name="cash_minor",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="sale",
            name="cash_refunded_minor",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "account__regex",
                        "^(received|courier|held|available|paying|paid_out|commission|vat|wallet|reserve|disputed|gateway_fees|label_costs|subsidies|goodwill|unmatched)(:[a-z0-9_]+)?$",
                    )
                ),
                name="an_entry_names_a_known_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="sale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cash_minor__gte", models.F("cash_refunded_minor")),
                    ("cash_refunded_minor__gte", 0),
                    ("gross_minor__gte", models.F("cash_minor")),
                ),
                name="a_sale_gives_back_no_more_cash_than_was_paid_at_the_door",
            ),
        ),
        migrations.RunSQL(BALANCED, BALANCED_BEFORE),
    ]
