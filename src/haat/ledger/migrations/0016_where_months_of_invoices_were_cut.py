"""Where a month of invoices was cut is kept; those of before were cut by Coordinated Universal Time."""

from django.db import migrations, models

CUT_BEFORE = """
INSERT INTO ledger_invoicemonth (month, until)
SELECT DISTINCT month, ((month + interval '1 month')::timestamp AT TIME ZONE 'UTC') FROM ledger_commissioninvoice
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0015_release_taxes_in_the_same_call"),
    ]

    operations = [
        migrations.CreateModel(
            name="InvoiceMonth",
            fields=[
                ("month", models.DateField(primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(CUT_BEFORE, migrations.RunSQL.noop),
    ]
