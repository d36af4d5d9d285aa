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
    # Who pays out instead of the bank, such as "stripe"; `number` is then the seller's account there.
    provider = models.CharField(max_length=20, blank=True, default="")
    # The bank sent money back: nothing goes there until the seller says again where.
    doubted_at = models.DateTimeField(null=True)

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
    # What the bank knows the file by; the same in every copy.
    message_id = models.CharField(_("message id"), max_length=35, blank=True)

    class Meta:
        verbose_name = _("payout batch")
        verbose_name_plural = _("payout batches")

    def __str__(self) -> str:
        return str(_("Batch %(number)s")) % {"number": self.pk}


class Payout(models.Model):
    """One seller's money in a batch, with the destination as it was then."""

    batch = models.ForeignKey(PayoutBatch, on_delete=models.PROTECT, related_name="payouts")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField(_("amount (minor units)"))
    holder = models.CharField(_("account holder"), max_length=80)
    bank = models.CharField(_("bank or wallet"), max_length=80)
    number = models.CharField(_("account number or IBAN"), max_length=40)
    # The bank sent it back.
    returned_at = models.DateTimeField(_("came back"), null=True)
    return_reason = models.CharField(_("why it came back"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount_minor__gt=0), name="a_payout_is_more_than_nothing"),
            models.UniqueConstraint(fields=["batch", "account"], name="a_batch_pays_a_seller_once"),
        ]

    def __str__(self) -> str:
        return self.holder


class PayoutFile(models.Model):
    """A batch as it was handed out in one format: kept, so that every copy is the same to the byte."""

    batch = models.ForeignKey(PayoutBatch, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(_("format"), max_length=20)
    content = models.BinaryField()
    made_at = models.DateTimeField(_("made"))
    taken = models.PositiveIntegerField(_("times taken"), default=0)

    class Meta:
        verbose_name = _("payout file")
        verbose_name_plural = _("payout files")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "format"], name="a_batch_has_one_file_of_a_format")
        ]
