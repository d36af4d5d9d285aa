from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerTransaction(models.Model):
    """Why money moved; append-only. One idempotency key is one transaction [ORD-6]."""

    idempotency_key = models.CharField(max_length=120)
    # Tells a repeated command (same content) from a reused key.
    digest = models.CharField(max_length=32)
    kind = models.CharField(_("kind"), max_length=30)
    order_id = models.BigIntegerField(_("order"), null=True)
    memo = models.CharField(_("memo"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("transaction")
        verbose_name_plural = _("transactions")
        # Not unique=True: that would keep a second index for LIKE, which every sale would pay for.
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idempotency_key"], name="one_idempotency_key_is_one_transaction")
        ]
        indexes: ClassVar = [
            models.Index(fields=["order_id"], condition=models.Q(order_id__isnull=False), name="ledger_by_order")
        ]

    def __str__(self) -> str:
        return str(_("Transaction %s")) % self.pk


class LedgerEntry(models.Model):
    """One account's part of a transaction; append-only, and one statement's entries sum to zero per currency.

    Its number comes from a sequence and only orders entries; the database keeps no index for it but a BRIN.
    """

    # The trigger that sees a whole statement looks for its transactions: a constraint would do so for each row.
    transaction = models.ForeignKey(
        LedgerTransaction, on_delete=models.PROTECT, related_name="entries", db_constraint=False
    )
    account = models.CharField(_("ledger account"), max_length=60)
    amount_minor = models.BigIntegerField(_("amount (minor units)"))
    currency = models.CharField(_("currency"), max_length=3)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    account__regex=(
                        "^(?:received|courier|held|available|paying|paid_out|commission|vat|wallet|reserve|disputed"
                        "|gateway_fees|label_costs|subsidies|goodwill|losses|unmatched|sales_tax|handed_over)(?::[a-z0-9_]+)?$"
                    )
                ),
                name="an_entry_names_a_known_account",
            ),
            models.CheckConstraint(condition=~models.Q(amount_minor=0), name="an_entry_moves_something"),
            models.CheckConstraint(condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="a_currency_has_3_letters"),
        ]
        indexes: ClassVar = [models.Index(fields=["account", "currency", "id"], name="entries_of_an_account")]

    def __str__(self) -> str:
        return self.account


class GuardedBalance(models.Model):
    """The balance of an account that may not go below zero, kept by the database with each entry.

    Only accounts of one seller are guarded; accounts that every sale touches have no such row to wait for.
    """

    pk = models.CompositePrimaryKey("account", "currency")
    account = models.CharField(max_length=60)
    currency = models.CharField(max_length=3)
    balance_minor = models.BigIntegerField(default=0)


class Rollup(models.Model):
    """Up to which entry the balances of unguarded accounts are summed; one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    through_entry_id = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_rollup")]


class RolledBalance(models.Model):
    """The sum of an unguarded account's entries up to the rollup; later entries are added when it is asked for."""

    pk = models.CompositePrimaryKey("account", "currency")
    account = models.CharField(max_length=60)
    currency = models.CharField(max_length=3)
    balance_minor = models.BigIntegerField(default=0)
