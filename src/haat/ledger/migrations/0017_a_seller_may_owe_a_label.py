"""A label of the way back that the platform advanced may leave its seller owing the platform."""

import importlib

from django.db import migrations

BALANCED_BEFORE = importlib.import_module("haat.ledger.migrations.0015_release_taxes_in_the_same_call").BALANCED
BALANCED = BALANCED_BEFORE.replace("'dispute_rest')", "'dispute_rest', 'label_charged')")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0016_where_months_of_invoices_were_cut")]

    operations = [migrations.RunSQL(BALANCED, BALANCED_BEFORE)]
