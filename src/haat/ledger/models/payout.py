from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class PayoutDestination(models.Model):
    """Where a seller is paid; the newest row that was not replaced holds."""

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(_("account holder"), max_length=80)
    bank = models.CharField(_("bank or wallet"), max_length=80)
    number = models.CharField(_("account number or IBAN"), max_length=40)
    saved_at = models.DateTimeField(db_default=Now())
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(replaced_at__isnull=True),
                name="a_seller_is_paid_to_one_place",
            )
        ]


class PayoutBatch(models.Model):
    """Payouts of one currency that go to the bank in one file [LED-7]."""

    currency = models.CharField(_("currency"), max_length=3)
    created_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("made"))
    paid_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    paid_at = models.DateTimeField(_("paid"), null=True)

    class Meta:
        verbose_name = _("payout batch")
        verbose_name_plural = _("payout batches")


class Payout(models.Model):
    """One seller's money in a batch, with the destination as it was then."""

    batch = models.ForeignKey(PayoutBatch, on_delete=models.PROTECT, related_name="payouts")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField(_("amount (minor units)"))
    holder = models.CharField(_("account holder"), max_length=80)
    bank = models.CharField(_("bank or wallet"), max_length=80)
    number = models.CharField(_("account number or IBAN"), max_length=40)

    class Meta:
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_payout_is_more_than_nothing"),
            models.UniqueConstraint(fields=["batch", "account"], name="a_batch_pays_a_seller_once"),
        ]
