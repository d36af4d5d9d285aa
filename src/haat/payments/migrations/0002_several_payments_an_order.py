"""An order may be paid in several ways, and in parts be paid back; what is known of old payments is kept."""

from django.db import migrations, models

AMOUNTS = "UPDATE payments_payment SET amount_minor = item_minor + shipping_minor"
PARTS = "UPDATE payments_payment SET item_minor = amount_minor, shipping_minor = 0"


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_payments_and_refunds")]

    operations = [
        migrations.RemoveConstraint("payment", "a_payment_asks_for_no_negative_amount"),
        migrations.RemoveConstraint("payment", "a_capture_is_within_what_was_asked"),
        migrations.AddField("payment", "amount_minor", models.BigIntegerField(default=0)),
        migrations.AlterField("payment", "item_minor", models.BigIntegerField(default=0)),
        migrations.AlterField("payment", "shipping_minor", models.BigIntegerField(default=0)),
        migrations.RunSQL(AMOUNTS, PARTS),
        migrations.RemoveField("payment", "item_minor"),
        migrations.RemoveField("payment", "shipping_minor"),
        migrations.AlterField("payment", "amount_minor", models.BigIntegerField()),
        migrations.AlterField("payment", "order_id", models.BigIntegerField(verbose_name="order")),
        migrations.AlterField(
            "payment",
            "state",
            models.CharField(
                choices=[
                    ("awaiting", "waiting for the money"),
                    ("on_delivery", "cash at the door"),
                    ("captured", "received"),
                    ("void", "not needed"),
                    ("refunded", "paid back"),
                ],
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            "payment",
            "intent",
            models.CharField(blank=True, default="", max_length=80, verbose_name="the provider's number"),
        ),
        migrations.RemoveConstraint("refund", "a_sent_refund_names_who_sent_it"),
        migrations.RenameField("refund", "idempotency_key", "refund_key"),
        migrations.AlterField("refund", "refund_key", models.CharField(max_length=100)),
        migrations.AddField(
            "refund",
            "route",
            models.CharField(
                choices=[("bank", "by bank, by hand"), ("wallet", "wallet credit"), ("provider", "by the provider")],
                default="bank",
                max_length=8,
                verbose_name="way",
            ),
            preserve_default=False,
        ),
        migrations.AddField("refund", "provider_number", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddField("refund", "tries", models.PositiveIntegerField(default=0, verbose_name="tries")),
        migrations.AddField("refund", "next_try_at", models.DateTimeField(null=True, verbose_name="next try")),
        migrations.AddField(
            "refund",
            "trouble",
            models.CharField(blank=True, default="", max_length=200, verbose_name="what went wrong"),
        ),
    ]
