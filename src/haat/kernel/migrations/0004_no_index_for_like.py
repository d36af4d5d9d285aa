"""Databases made before the schema editor left these indexes out lose them; see config.database."""

from django.db import migrations

_DROP = """
DO $$
DECLARE name text;
BEGIN
    FOR name IN
        SELECT format('%I.%I', schemaname, indexname) FROM pg_indexes
        WHERE schemaname = current_schema() AND indexname LIKE '%\\_like'
          AND indexdef ~ '(varchar|text)_pattern_ops'
    LOOP
        EXECUTE 'DROP INDEX ' || name;
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_pages_of_the_market")]

    operations = [migrations.RunSQL(_DROP, migrations.RunSQL.noop)]
