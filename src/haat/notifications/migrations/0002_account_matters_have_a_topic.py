from django.db import migrations

# They stood under "orders": what somebody said of those holds for these too, until they say otherwise.
SAID = """
INSERT INTO notifications_preference (account_id, topic, channel, wanted, changed_at)
SELECT account_id, 'account', channel, wanted, changed_at FROM notifications_preference WHERE topic = 'orders'
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_notices_and_wishes")]

    operations = [migrations.RunSQL(SAID, migrations.RunSQL.noop)]
